package dev.switchboard.bench.chaos;

import dev.switchboard.bench.load.FreePorts;
import dev.switchboard.local.Api;
import dev.switchboard.local.Demo;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.DrivenStack;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.local.Stack;
import dev.switchboard.testkit.stack.Port;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is shaken: a stack of its own, with two replicas of the services that customers wait for,
 * each pair behind one address.
 */
final class Ground implements AutoCloseable {
  static final int REPLICAS = 2;

  private static final int TECHNICIANS = 24;
  private static final String OFTEN_KILLED = LocalService.CONVERSATION.application();
  private static final List<LocalService> REPLICATED =
      List.of(LocalService.CONVERSATION, LocalService.SCHEDULING);
  private final Settings settings;
  private final DrivenStack stack;
  private final Balancer conversations;
  private final Balancer appointments;
  private final WhatsApp whatsapp;
  private final List<Books> books;
  private final AtomicLong customers = new AtomicLong();
  private volatile long wholeSince = System.nanoTime();
  private volatile boolean whole = true;

  private Ground(Stack stack, DrivenStack running, Balancer conversations, Balancer appointments) {
    this.settings = stack.settings();
    this.stack = running;
    this.conversations = conversations;
    this.appointments = appointments;
    this.whatsapp = new WhatsApp(new Api(stack.simulator("whatsapp"), null));
    Api google = new Api(stack.simulator("google"), null);
    this.books =
        List.of(DemoTenant.values()).stream()
            .map(tenant -> new Books(settings, tenant, google))
            .toList();
  }

  /**
   * Starts everything on free ports.
   *
   * @param root the folder of the sources
   * @param folder data, logs and state
   * @param out is told what becomes ready
   */
  static Ground start(Path root, Path folder, PrintStream out) {
    Settings settings =
        onFreePorts(
            Settings.load()
                .with(
                    Map.of("folder", folder.toString(), OFTEN_KILLED + ".start-archive", "true")));
    Balancer conversations = balancer(settings, LocalService.CONVERSATION);
    Balancer appointments = balancer(settings, LocalService.SCHEDULING);
    try {
      Stack stack = new Stack(root, settings);
      Ground ground = new Ground(stack, DrivenStack.start(stack, out), conversations, appointments);
      ground.prepare();
      return ground;
    } catch (RuntimeException e) {
      conversations.close();
      appointments.close();
      throw e;
    }
  }

  Settings settings() {
    return settings;
  }

  WhatsApp whatsapp() {
    return whatsapp;
  }

  /** Each business's. */
  List<Books> books() {
    return books;
  }

  Books books(DemoTenant business) {
    return books.stream().filter(it -> it.business() == business).findFirst().orElseThrow();
  }

  /** Numbers customers. */
  long nextCustomer() {
    return customers.getAndIncrement();
  }

  /** What stands in front of scheduling-service. */
  Balancer appointments() {
    return appointments;
  }

  /** The webhook of each replica. */
  List<URI> webhooks() {
    return IntStream.rangeClosed(1, REPLICAS)
        .mapToObj(replica -> LocalService.CONVERSATION.url(settings, replica))
        .map(url -> URI.create(url + "/webhooks/whatsapp/" + settings.text(Demo.APP_KEY)))
        .toList();
  }

  /** What the metrics page of a part says of all counters of that name together. */
  double counted(LocalService service, int replica, String counter) {
    return Metrics.sum(service.url(settings, replica), counter);
  }

  /** Whether nothing has been dead for as long as that. */
  boolean isWholeFor(Duration length) {
    return whole && System.nanoTime() - wholeSince >= length.toNanos();
  }

  /** SIGKILL. */
  void kill(String part) {
    whole = false;
    stack.kill(part);
  }

  /** Starts killed parts again, all at once, and returns when they are ready. */
  void revive(List<String> parts) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starting = new ArrayList<>();
      parts.forEach(part -> starting.add(threads.submit(() -> stack.revive(part))));
      for (Future<?> one : starting) {
        var unused = one.get();
      }
      wholeSince = System.nanoTime();
      whole = true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting " + parts, e);
    }
  }

  @Override
  public void close() {
    stack.close();
    conversations.close();
    appointments.close();
  }

  /**
   * Deliveries come from here, not from the simulator; there is work for many visits; and what is
   * killed most often starts quickly from then on.
   */
  private void prepare() {
    stack.restart(LocalService.CONVERSATION.part(REPLICAS));
    whatsapp.letEverybodyBeWrittenTo();
    books.forEach(business -> business.hire(TECHNICIANS));
  }

  private static Settings onFreePorts(Settings settings) {
    Map<String, String> fronts = new TreeMap<>();
    for (LocalService service : REPLICATED) {
      fronts.put(service.application() + ".url", "http://localhost:" + Port.free());
    }
    Map<LocalService, Integer> replicas =
        REPLICATED.stream().collect(Collectors.toMap(Function.identity(), service -> REPLICAS));
    return FreePorts.in(settings, replicas).with(fronts);
  }

  private static Balancer balancer(Settings settings, LocalService service) {
    List<String> replicas =
        IntStream.rangeClosed(1, REPLICAS)
            .mapToObj(replica -> service.url(settings, replica))
            .toList();
    return Balancer.start(URI.create(service.url(settings)).getPort(), replicas);
  }
}
