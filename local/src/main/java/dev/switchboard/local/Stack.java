package dev.switchboard.local;

import dev.switchboard.local.JavaPart.Program;
import dev.switchboard.simulators.SimulatorsMain;
import dev.switchboard.testkit.stack.PostgresAddress;
import dev.switchboard.testkit.stack.ServiceDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the stack is made of.
 *
 * @param root the folder of the sources, where the packaged services are
 * @param settings ports, memory and secrets
 */
public record Stack(Path root, Settings settings) {
  private static final String LOOPBACK = "127.0.0.1";

  /** Small, but for the code cache: at 48 MiB whole collections would be made for its sake. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:ReservedCodeCacheSize=240m",
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  /** Data, logs and state. */
  public Path folder() {
    return root.resolve(settings.text("folder"));
  }

  /** Whether it runs and may be used. */
  public boolean isReady() {
    return !StackLock.isFree(folder())
        && new StateFile(folder()).read().filter(StackState::isReady).isPresent();
  }

  /** Parts of one stage start at once, after the stages before it. */
  List<List<Part>> stages() {
    return List.of(
        List.of(postgres(), kafka(), simulators()),
        services(LocalService::isFirst),
        services(service -> !service.isFirst()));
  }

  /** Makes the demo tenants and their history, and says where things are. */
  void seedAndIntroduce(Console console) {
    DemoData demo = new DemoData(this, console);
    demo.makeHistory(demo.makeTenants());
    introduce(console);
  }

  /** Says where things are. */
  void introduce(Console console) {
    for (LocalService service : LocalService.values()) {
      console.say("  %-22s %s".formatted(service.application(), service.url(settings)));
    }
    Demo.introduce(console, settings, simulator("whatsapp"));
  }

  /** Makes the demo tenants what they are, without customers. */
  void seed(Console console) {
    var unused = new DemoData(this, console).makeTenants();
  }

  /** Where everybody reaches it. */
  public String simulator(String provider) {
    String simulator = "simulators." + provider;
    return settings.text(
        simulator + ".url", "http://localhost:" + settings.number(simulator + ".port"));
  }

  /** Where Kafka listens. */
  public String bootstrapServers() {
    return LOOPBACK + ":" + settings.number("kafka.port");
  }

  /** All of them in one process. */
  private Part simulators() {
    List<String> arguments = new ArrayList<>(JVM_OPTIONS);
    arguments.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx60m"));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.add(SimulatorsMain.class.getName());
    for (String provider : List.of("whatsapp", "ispcube", "google")) {
      arguments.add("--" + provider + "-port");
      arguments.add(settings.text("simulators." + provider + ".port"));
    }
    arguments.addAll(List.of("--clock-offset-file", clockOffset().toString()));
    int port = settings.number("simulators.whatsapp.port");
    return new JavaPart(folder(), new Program("simulators", port, "/_control/clock", arguments));
  }

  public Path clockOffset() {
    return folder().resolve("clock-offset");
  }

  private Part kafka() {
    return new KafkaPart(
        folder(), settings.number("kafka.port"), settings.number("kafka.compiler-level"));
  }

  private Part postgres() {
    return new PostgresPart(
        folder(), settings.number("postgresql.port"), this::createMissingDatabases);
  }

  void createMissingDatabases(PostgresAddress address) {
    for (LocalService service : LocalService.values()) {
      database(service, address).createIfMissing();
    }
  }

  private ServiceDatabase database(LocalService service, PostgresAddress address) {
    return new ServiceDatabase(
        address,
        service.database(),
        new ServiceDatabase.Passwords(
            settings.text("database.owner-password"),
            settings.text("database.app-password"),
            settings.text("database.worker-password")));
  }

  private List<Part> services(Predicate<LocalService> chosen) {
    return Arrays.stream(LocalService.values()).filter(chosen).flatMap(this::replicas).toList();
  }

  private Stream<Part> replicas(LocalService service) {
    return IntStream.rangeClosed(1, service.replicas(settings))
        .mapToObj(replica -> new JavaPart(folder(), program(service, replica)));
  }

  private Program program(LocalService service, int replica) {
    List<String> arguments = new ArrayList<>(JVM_OPTIONS);
    arguments.add("-XX:TieredStopAtLevel=" + service.compilerLevel(settings));
    arguments.add("-Xmx" + service.heapMiB(settings) + "m");
    if (service.startsFromArchive(settings)) {
      Path archive = folder().resolve(service.application() + ".jsa");
      arguments.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive));
    }
    int port = service.port(settings, replica);
    arguments.add("-Dquarkus.http.port=" + port);
    config(service, replica).forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    Path jar = root.resolve(service.application()).resolve("target/quarkus-app/quarkus-run.jar");
    arguments.addAll(List.of("-jar", jar.toString()));
    return new Program(service.part(replica), port, "/health/ready", arguments);
  }

  private Map<String, String> config(LocalService service, int replica) {
    PostgresAddress postgres = new PostgresAddress(LOOPBACK, settings.number("postgresql.port"));
    Map<String, String> config = new TreeMap<>(settings.under("every-service."));
    config.putAll(database(service, postgres).config());
    for (LocalService other : LocalService.values()) {
      config.put("switchboard." + other.application() + ".url", other.url(settings));
    }
    config.put("kafka.bootstrap.servers", bootstrapServers());
    config.put("switchboard.clock.offset-file", clockOffset().toString());
    config.put("switchboard.whatsapp.api-url", simulator("whatsapp") + "/v24.0");
    config.put("quarkus.profile", "local");
    config.put("quarkus.http.host", LOOPBACK);
    config.putAll(settings.under(service.application() + ".set."));
    config.putAll(settings.under(service.application() + "." + replica + ".set."));
    return config;
  }
}
