package dev.switchboard.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.Idempotency;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** How many round trips a booking takes: what it costs under load. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class BookingStatementsTest {
  /** BEGIN, the tenant, COMMIT. */
  private static final int AROUND = 3;

  @Inject BookingService bookings;
  @Inject Idempotency idempotency;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aBookingTakesElevenStatementsAndOneMoreForPeople() {
    shop.booked("2026-11-26T13:00:00Z");
    Pool pool = Pools.ofReplica(vertx);
    try {
      List<String> ours = statements(pool, new Actor.Service("conversation-service"), 15);
      assertThat(ours).describedAs(String.join("\n", ours)).hasSize(11 - AROUND);
      List<String> peoples = statements(pool, new Actor.User(Ids.next()), 17);
      assertThat(peoples).describedAs(String.join("\n", peoples)).hasSize(12 - AROUND);
    } finally {
      Pools.close(pool);
    }
  }

  private List<String> statements(Pool pool, Actor actor, int hour) {
    List<String> said = new CopyOnWriteArrayList<>();
    Call call = new Call(shop.tenant(), ContentionTest.request(hour), actor);
    BookingRequest request =
        ContentionTest.request(Instant.parse("2026-11-26T%02d:00:00Z".formatted(hour)));
    Database.run(
        "INSERT INTO customer_copy (tenant_id, id, version, archived) VALUES (?, ?, 1, false)",
        shop.tenant().value(),
        request.customer().customerId());
    int status =
        Pools.inTenant(
                pool,
                shop.tenant(),
                connection -> {
                  SqlConnection counted = Pools.counted(connection, said);
                  return idempotency.once(
                      counted,
                      call.tenant(),
                      call.request(),
                      () -> bookings.book(counted, call, request).map(Answer::created));
                })
            .status();
    assertThat(status).isEqualTo(201);
    return said;
  }
}
