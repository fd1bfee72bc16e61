package dev.switchboard.scheduling.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of outside calendars, beside a model of it. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class BusyModelTest {
  @Inject BusyConsumer consumer;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();
  private Calendars calendars;

  @BeforeEach
  void open() {
    calendars = new Calendars(shop, consumer, Pools.ofWorker(vertx));
  }

  @AfterEach
  void close() {
    calendars.close();
  }

  /** In any order, twice, in batches of any size: as if each had been heard in its turn. */
  @Test
  void whatIsKnownAtTheEndIsWhatTheNewestSaid() {
    for (long seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      UUID calendar = Ids.next();
      Model model = new Model();
      List<ConsumedEvent> events = new ArrayList<>();
      for (int version = 1; version <= 12; version++) {
        ConsumedEvent event = model.next(random, shop.tenant(), calendar, version);
        events.add(event);
        if (random.nextInt(3) == 0) {
          events.add(events.get(random.nextInt(events.size())));
        }
      }
      while (!events.isEmpty()) {
        List<ConsumedEvent> batch = events.subList(0, 1 + random.nextInt(events.size()));
        calendars.tell(batch.toArray(ConsumedEvent[]::new));
        batch.clear();
      }
      assertThat(stored(calendar)).describedAs("seed %d", seed).isEqualTo(model.busy);
    }
  }

  /** By hours since the model's beginning. */
  private BitSet stored(UUID calendar) {
    return Database.list(
            """
            SELECT n FROM calendar_busy c, generate_series(0, %d) AS n
            WHERE c.id = ? AND c.busy @> timestamptz '%s' + n * interval '1 hour'
            """
                .formatted(Model.HOURS - 1, Model.BEGIN),
            calendar)
        .stream()
        .map(Integer::valueOf)
        .collect(Collectors.collectingAndThen(Collectors.toList(), BusyModelTest::bits));
  }

  private static BitSet bits(List<Integer> hours) {
    BitSet bits = new BitSet();
    hours.forEach(bits::set);
    return bits;
  }

  /** Hours instead of sets of time. */
  private static final class Model {
    static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");
    static final int HOURS = 100;

    private final BitSet busy = new BitSet();
    private final BitSet known = new BitSet();

    ConsumedEvent next(Random random, TenantId tenant, UUID calendar, int version) {
      int from = random.nextInt(HOURS - 1);
      int to = from + 1 + random.nextInt(HOURS - from - 1);
      List<String> entries = new ArrayList<>();
      String state =
          List.of("READ", "READ", "READ", "UNREADABLE", "REMOVED").get(random.nextInt(5));
      switch (state) {
        case "READ" -> {
          busy.clear(from, to);
          known.set(from, to);
          for (int i = random.nextInt(6); i > 0; i--) {
            int begins = from + random.nextInt(to - from);
            int ends = begins + 1 + random.nextInt(to - begins);
            entries.add(Calendars.entry(hour(begins), hour(ends)));
            busy.set(begins, Math.min(ends, to));
          }
        }
        case "UNREADABLE" ->
            IntStream.range(from, to).filter(h -> !known.get(h)).forEach(busy::set);
        default -> {
          busy.clear();
          known.clear();
        }
      }
      return Calendars.event(tenant, calendar, version, null, state, hour(from), hour(to), entries);
    }

    private static String hour(int hours) {
      return BEGIN.plus(Duration.ofHours(hours)).toString();
    }
  }
}
