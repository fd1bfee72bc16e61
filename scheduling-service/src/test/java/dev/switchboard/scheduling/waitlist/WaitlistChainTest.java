package dev.switchboard.scheduling.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Anything in any order: people join, leave, book, cancel, accept, decline, say nothing, while the
 * clock goes on and the worker comes by when it likes. What must hold holds after each step.
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class WaitlistChainTest {
  private static final int STEPS = Integer.getInteger("switchboard.steps", 250);
  private static final long SEED = Long.getLong("switchboard.seed", System.nanoTime());

  /** Each names what is wrong; none may find a row. */
  private static final Map<String, String> WRONG =
      Map.of(
          "an offer without its hold",
          """
          SELECT o.id FROM waitlist_offer o WHERE o.tenant_id = $1 AND o.state = 'OPEN' AND o.expires_at > $2
            AND NOT EXISTS (SELECT FROM reservation r WHERE r.tenant_id = o.tenant_id AND r.id = o.id
                              AND r.technician_id = o.technician_id AND r.starts_at = o.starts_at
                              AND r.expires_at > o.expires_at)
          """,
          "a hold that is nobody's",
          """
          SELECT r.id FROM reservation r WHERE r.tenant_id = $1 AND r.expires_at > $2
            AND NOT EXISTS (SELECT FROM freed_slot f WHERE f.tenant_id = r.tenant_id
                              AND f.hold_id = r.id AND f.state <> 'DONE')
          """,
          "an offer that its slot does not know",
          """
          SELECT f.id FROM freed_slot f WHERE f.tenant_id = $1 AND $2::timestamptz IS NOT NULL
            AND (f.state = 'OFFERED') <> EXISTS (SELECT FROM waitlist_offer o
              WHERE o.tenant_id = f.tenant_id AND o.slot_id = f.id AND o.state = 'OPEN')
          """,
          "an offer that its entry does not know",
          """
          SELECT e.id FROM waitlist_entry e WHERE e.tenant_id = $1 AND $2::timestamptz IS NOT NULL
            AND (e.state = 'OFFERED') <> EXISTS (SELECT FROM waitlist_offer o
              WHERE o.tenant_id = e.tenant_id AND o.entry_id = e.id AND o.state = 'OPEN')
          """,
          "a taken offer without its visit",
          """
          SELECT o.id FROM waitlist_offer o JOIN waitlist_entry e
            ON e.tenant_id = o.tenant_id AND e.id = o.entry_id
          WHERE o.tenant_id = $1 AND o.state = 'ACCEPTED' AND $2::timestamptz IS NOT NULL
            AND NOT (e.state = 'BOOKED' AND e.appointment_id = o.appointment_id
                     AND EXISTS (SELECT FROM appointment a WHERE a.id = o.appointment_id
                                   AND a.starts_at = o.starts_at AND a.customer_id = e.customer_id))
          """,
          "a visit without its time, or a time without its visit",
          """
          SELECT coalesce(a.id, r.id) FROM
            (SELECT * FROM appointment WHERE tenant_id = $1 AND status <> 'CANCELLED') AS a
            FULL JOIN (SELECT * FROM reservation WHERE tenant_id = $1 AND expires_at IS NULL) AS r
              ON r.id = a.id
          WHERE (a.id IS NULL OR r.id IS NULL OR a.starts_at <> r.starts_at) AND $2::timestamptz IS NOT NULL
          """);

  /** Somebody who came earlier, waits, and was not asked about that start. */
  private static final String PASSED_OVER =
      """
      SELECT count(*) FROM waitlist_offer o
      JOIN waitlist_entry e ON e.tenant_id = o.tenant_id AND e.id = o.entry_id
      JOIN freed_slot f ON f.tenant_id = o.tenant_id AND f.id = o.slot_id
      JOIN waitlist_entry other ON other.tenant_id = o.tenant_id
        AND (other.since, other.id) < (e.since, e.id) AND other.state = 'WAITING'
        AND other.customer_id <> f.customer_id
      WHERE o.tenant_id = ? AND o.slot_id = ? AND o.state = 'OPEN'
        AND NOT EXISTS (SELECT FROM waitlist_offer asked WHERE asked.tenant_id = o.tenant_id
                          AND asked.entry_id = other.id AND asked.starts_at = o.starts_at)
      """;

  @Inject OfferingService offering;

  private final Shop shop = Shop.ofNewTenant();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private Instant now = TestClock.TUESDAY_NINE;
  private Line line;

  @BeforeEach
  void begin() {
    line = new Line(shop, offering);
    shop.technician("Bruno");
    shop.technician("Clara");
  }

  @Test
  void whatMustHoldHoldsAfterEachStep() {
    for (int step = 0; step < STEPS; step++) {
      String done = oneStep();
      String where = "seed %d, step %d: %s".formatted(SEED, step, done);
      WRONG.forEach(
          (what, query) -> assertThat(found(query)).describedAs(where + ": " + what).isEmpty());
    }
    assertThat(shop.said()).describedAs("seed " + SEED).contains("waitlist-offered");
    assertThat(line.outcomes()).describedAs("seed " + SEED).contains("ACCEPTED");
  }

  private String oneStep() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> "join " + line.joined("Customer " + random.nextInt());
      case 2, 3 -> "book " + shop.book(start().toString()).statusCode();
      case 4, 5 -> "cancel " + one(standing()).map(shop::cancel).map(Response::statusCode);
      case 6, 7 -> one(line.openSlots()).map(this::offered).orElse("nothing is free");
      case 8 -> "accept " + one(open()).map(line::accept).map(Response::statusCode);
      case 9 -> "decline " + one(open()).map(line::decline).map(Response::statusCode);
      case 10 -> "leave " + one(waiting()).map(line::leave).map(Response::statusCode);
      default -> "later " + later();
    };
  }

  /**
   * An offer that stood before was right when it was made: who was asked elsewhere then may wait
   * now.
   */
  private String offered(String slot) {
    List<String> before = openOf(slot);
    Pools.await(offering.advance(shop.tenant(), UUID.fromString(slot), 50).replaceWith(true));
    if (!openOf(slot).equals(before)) {
      assertThat(Database.count(PASSED_OVER, shop.tenant().value(), UUID.fromString(slot)))
          .describedAs("seed %d: somebody was passed over", SEED)
          .isZero();
    }
    return "offered " + slot;
  }

  private static List<String> openOf(String slot) {
    return Database.list(
        "SELECT id FROM waitlist_offer WHERE slot_id = ? AND state = 'OPEN'",
        UUID.fromString(slot));
  }

  private Instant later() {
    now = now.plus(Duration.ofMinutes(random.nextInt(25)));
    TestClock.set(now);
    return now;
  }

  /** Within the coming days, whether or not the business is open then. */
  private Instant start() {
    return now.truncatedTo(ChronoUnit.DAYS)
        .plus(Duration.ofDays(random.nextInt(1, 4)))
        .plus(Duration.ofHours(11))
        .plus(Duration.ofMinutes(90L * random.nextInt(6)));
  }

  private List<String> standing() {
    return ids(
        "SELECT id FROM appointment WHERE tenant_id = ? AND status = 'SCHEDULED' ORDER BY id");
  }

  private List<String> open() {
    return ids("SELECT id FROM waitlist_offer WHERE tenant_id = ? AND state = 'OPEN' ORDER BY id");
  }

  private List<String> waiting() {
    return ids(
        """
        SELECT id FROM waitlist_entry WHERE tenant_id = ? AND state IN ('WAITING', 'OFFERED')
        ORDER BY id
        """);
  }

  private List<String> ids(String query) {
    return Database.list(query, shop.tenant().value());
  }

  private Optional<String> one(List<String> of) {
    return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
  }

  private List<String> found(String query) {
    return Database.list(
        query
            .replace("$1", "'" + shop.tenant() + "'")
            .replace("$2", "'" + now + "'")
            .concat(" LIMIT 3"));
  }
}
