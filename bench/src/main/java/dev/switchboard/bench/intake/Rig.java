package dev.switchboard.bench.intake;

import dev.switchboard.bench.intake.Posts.Channel;
import dev.switchboard.bench.load.FreePorts;
import dev.switchboard.local.Api;
import dev.switchboard.local.Demo;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.DrivenStack;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.local.SignIn;
import dev.switchboard.local.Stack;
import dev.switchboard.testkit.stack.PostgresAddress;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is measured: a stack of its own, in which one of three conversation-services runs at a time.
 */
final class Rig implements AutoCloseable {
  private static final int CHANNELS = 64;
  private static final String CONVERSATION = LocalService.CONVERSATION.application();

  private final Settings settings;
  private final DrivenStack stack;
  private final List<Channel> channels;
  private Mode mode = Mode.EVERYTHING;

  /** Which conversation-service runs: each is a replica with settings of its own. */
  enum Mode {
    EVERYTHING,
    /** It accepts and does nothing else. */
    ACCEPTING,
    /** It publishes and takes in what was accepted, and answers nobody. */
    TAKING_IN;

    int replica() {
      return ordinal() + 1;
    }
  }

  private Rig(Settings settings, DrivenStack stack, List<Channel> channels) {
    this.settings = settings;
    this.stack = stack;
    this.channels = channels;
  }

  /**
   * Starts everything on free ports.
   *
   * @param root the folder of the sources
   * @param whatsapp where messages are sent to
   * @param out is told what becomes ready
   */
  static Rig start(Path root, Path folder, String whatsapp, PrintStream out) {
    Settings settings =
        FreePorts.in(Settings.load(), Map.of(LocalService.CONVERSATION, Mode.values().length))
            .with(Map.of("folder", folder.toString()))
            .with(asInProduction(LocalService.CONVERSATION, 512))
            .with(asInProduction(LocalService.BILLING, 256))
            .with(Map.of("kafka.compiler-level", "4"))
            .with(modes(whatsapp));
    DrivenStack stack = DrivenStack.start(new Stack(root, settings), out);
    stack.kill(part(Mode.ACCEPTING));
    stack.kill(part(Mode.TAKING_IN));
    return new Rig(settings, stack, connectChannels(settings));
  }

  Settings settings() {
    return settings;
  }

  List<Channel> channels() {
    return channels;
  }

  PostgresAddress postgres() {
    return new PostgresAddress("127.0.0.1", settings.number("postgresql.port"));
  }

  /** Of the conversation-service that runs. */
  int port() {
    String url = LocalService.CONVERSATION.url(settings, mode.replica());
    return URI.create(url).getPort();
  }

  /** Of all parts; the conversation-service that runs is called so whichever it is. */
  Map<String, Long> processes() {
    Map<String, Long> running = new TreeMap<>(stack.processes());
    Long conversation = running.remove(part(mode));
    running.put(CONVERSATION, Objects.requireNonNull(conversation, "does not run"));
    return running;
  }

  /** Lets another conversation-service take over. */
  void enter(Mode next) {
    stack.kill(part(mode));
    stack.revive(part(next));
    mode = next;
  }

  /** Neither pays for what the one before left unwritten. */
  void checkpoint() {
    execute(LocalService.CONVERSATION, "CHECKPOINT");
  }

  /** What autovacuum does within a minute: tables that were empty a moment ago are not small. */
  void analyze() {
    execute(LocalService.CONVERSATION, "ANALYZE");
    execute(LocalService.BILLING, "ANALYZE");
  }

  private void execute(LocalService service, String statement) {
    try (Connection connection = connect(service);
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** As superuser; the caller closes it. */
  Connection connect(LocalService service) throws SQLException {
    return postgres().connect(service.application().replace("-service", ""));
  }

  /** The only number that the query gives. */
  long number(LocalService service, String query) {
    try (Connection connection = connect(service);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() {
    stack.close();
  }

  private static String part(Mode mode) {
    return LocalService.CONVERSATION.part(mode.replica());
  }

  /** As far as one machine for all allows: with every compiler and a heap to work in. */
  private static Map<String, String> asInProduction(LocalService service, int heapMiB) {
    return Map.of(
        service.application() + ".compiler-level",
        "4",
        service.application() + ".heap-mib",
        Integer.toString(heapMiB));
  }

  private static Map<String, String> modes(String whatsapp) {
    String accepting = CONVERSATION + "." + Mode.ACCEPTING.replica() + ".set.switchboard.loops.";
    String takingIn = CONVERSATION + "." + Mode.TAKING_IN.replica() + ".set.switchboard.loops.";
    return Map.of(
        CONVERSATION + ".set.switchboard.whatsapp.api-url", whatsapp,
        accepting + "relay", "false",
        accepting + "consumers", "false",
        accepting + "workers", "false",
        takingIn + "workers", "false");
  }

  private static List<Channel> connectChannels(Settings settings) {
    List<Channel> channels = new ArrayList<>();
    DemoTenant[] businesses = DemoTenant.values();
    for (int i = 0; i < CHANNELS; i++) {
      String id = String.format(Locale.ROOT, "2%014d", i);
      channels.add(new Channel(businesses[i % businesses.length], id));
    }
    for (DemoTenant business : businesses) {
      Api api = owner(settings, business);
      channels.stream()
          .filter(channel -> channel.business() == business)
          .forEach(channel -> connect(api, settings, channel));
    }
    return channels;
  }

  private static void connect(Api api, Settings settings, Channel channel) {
    Map<String, String> request =
        Map.of(
            "kind", "WHATSAPP",
            "appKey", settings.text(Demo.APP_KEY),
            "phoneNumberId", channel.phoneNumberId(),
            "displayPhoneNumber", channel.business().number().shown(),
            "accessToken", settings.text(Demo.ACCESS_TOKEN));
    var unused = api.post("/v1/crm/channels", request).require();
  }

  private static Api owner(Settings settings, DemoTenant business) {
    String token = new SignIn(settings).owner(business);
    return new Api(LocalService.CONVERSATION.url(settings), token);
  }
}
