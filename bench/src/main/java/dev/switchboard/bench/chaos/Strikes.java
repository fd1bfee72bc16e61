package dev.switchboard.bench.chaos;

import dev.switchboard.local.LocalService;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The strikes, each with its moment and its victim drawn from the round's seed. */
final class Strikes {
  private static final String KAFKA = "kafka";
  private static final String POSTGRES = "postgresql";
  private static final Duration KAFKA_IS_AWAY = Duration.ofSeconds(10);
  private static final List<String> CONVERSATIONS =
      IntStream.rangeClosed(1, Ground.REPLICAS).mapToObj(LocalService.CONVERSATION::part).toList();

  private final Ground ground;
  private final Random random;

  Strikes(Ground ground, Random random) {
    this.ground = ground;
    this.random = random;
  }

  Strike of(Blow blow, List<Customer> customers) {
    return switch (blow) {
      case CONVERSATION -> () -> oneOf(LocalService.CONVERSATION, between(300, 2500));
      case SCHEDULING -> () -> oneOf(LocalService.SCHEDULING, between(800, 4000));
      case MID_SEND -> new MidSend(ground, any(customers), random.nextBoolean());
      case MID_TURN -> new MidTurn(ground);
      case RELAY ->
          new WhileCounting(
              ground, relays(), "switchboard_outbox_published_total", between(200, 1500));
      case CONSUMER ->
          new WhileCounting(
              ground, List.of(consumer()), "switchboard_inbox_applied_total", between(200, 1500));
      case KAFKA -> new KafkaAway();
      case POSTGRES -> () -> away(POSTGRES, between(500, 2500), Duration.ZERO);
    };
  }

  static List<String> conversations() {
    return CONVERSATIONS;
  }

  /** Dies before anybody writes, so that everything that is accepted waits. */
  private final class KafkaAway implements Strike {
    @Override
    public void prepare() {
      ground.kill(KAFKA);
    }

    @Override
    public void fall() {
      Waiting.pause(KAFKA_IS_AWAY);
      ground.revive(List.of(KAFKA));
    }
  }

  private void oneOf(LocalService service, Duration after) {
    away(service.part(1 + random.nextInt(Ground.REPLICAS)), after, between(0, 1500));
  }

  private void away(String part, Duration after, Duration length) {
    Waiting.pause(after);
    ground.kill(part);
    Waiting.pause(length);
    ground.revive(List.of(part));
  }

  /** One of them leads, and only its counter rises. */
  private static List<Victim> relays() {
    return IntStream.rangeClosed(1, Ground.REPLICAS)
        .mapToObj(replica -> new Victim(LocalService.CONVERSATION, replica))
        .toList();
  }

  private Victim consumer() {
    return random.nextBoolean()
        ? new Victim(LocalService.BILLING, 1)
        : new Victim(LocalService.CONVERSATION, 1 + random.nextInt(Ground.REPLICAS));
  }

  private Customer any(List<Customer> customers) {
    return customers.get(random.nextInt(customers.size()));
  }

  private Duration between(int fromMillis, int toMillis) {
    return Duration.ofMillis(random.nextInt(fromMillis, toMillis));
  }
}
