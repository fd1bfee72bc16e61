package dev.switchboard.bench.chaos;

import dev.switchboard.bench.chaos.Writer.Pace;
import dev.switchboard.bench.load.Provider;
import dev.switchboard.bench.load.Provider.Accepted;
import dev.switchboard.local.DemoTenant;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The customers of one round, all at once. */
final class Load implements AutoCloseable {
  private static final int WRITERS = 10;
  private static final int BOOKERS = 3;

  private final Provider provider;
  private final List<Customer> customers;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> playing = new ArrayList<>();

  private Load(Provider provider, List<Customer> customers) {
    this.provider = provider;
    this.customers = List.copyOf(customers);
  }

  /** Customers who have never written before: some write texts, some have a visit booked. */
  static Load of(Ground ground, Random random) {
    Provider provider = new Provider(ground.webhooks());
    List<Customer> customers = new ArrayList<>(writers(ground, provider, Pace.CALM, random));
    for (int i = 0; i < BOOKERS; i++) {
      String number = DemoTenant.AVON_PLUMBING.mobile(ground.nextCustomer());
      customers.add(new Booker(ground, provider, number, workday(random)));
    }
    return new Load(provider, customers);
  }

  /** Writers in haste, and no visits: these customers may start more than once. */
  static Load ofHastyWriters(Ground ground, Random random) {
    Provider provider = new Provider(ground.webhooks());
    return new Load(provider, writers(ground, provider, Pace.HASTY, random));
  }

  private static List<Customer> writers(
      Ground ground, Provider provider, Pace pace, Random random) {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      DemoTenant business = DemoTenant.values()[i % DemoTenant.values().length];
      String number = business.mobile(ground.nextCustomer());
      customers.add(new Writer(ground, provider, business, number, pace, random.nextLong()));
    }
    return customers;
  }

  List<Customer> customers() {
    return customers;
  }

  void start() {
    customers.forEach(customer -> playing.add(threads.submit(customer::play)));
  }

  /** Whether all have come to an end; the failure of one is thrown. */
  boolean isOver() {
    playing.stream()
        .filter(it -> it.state() == Future.State.FAILED)
        .findFirst()
        .ifPresent(
            it -> {
              throw new IllegalStateException(it.exceptionNow());
            });
    return playing.stream().allMatch(Future::isDone);
  }

  /** How many different deliveries they made. */
  long deliveries() {
    return customers.stream().mapToLong(customer -> customer.written().size()).sum();
  }

  /** Their posts that were accepted, in the order of the answers. */
  List<Accepted> accepted() {
    return provider.accepted();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    provider.close();
  }

  /** A day of the coming days that is not a weekend's, as customers call it. */
  private static String workday(Random random) {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(2 + random.nextInt(4));
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.minusDays(day.getDayOfWeek() == DayOfWeek.SATURDAY ? 1 : 2);
    }
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
