package dev.switchboard.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.scheduling.travel.Location;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many round trips a search takes, beside those of its transaction. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class SlotStatementsTest {
  private static final SlotQuery.Where SOMEWHERE =
      new SlotQuery.Where(new Location(-34.6, -58.4), null);

  @Inject SlotService slots;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aSearchTakesTwoStatementsAndOneMoreForAKnownCustomerOrWhenThereIsNothing() {
    shop.booked(Shop.WEDNESDAY_TEN);
    Pool pool = Pools.ofReplica(vertx);
    try {
      assertThat(statements(pool, SlotQuery.Where.UNKNOWN, null)).hasSize(2);
      assertThat(statements(pool, SOMEWHERE, null)).hasSize(2);
      assertThat(statements(pool, new SlotQuery.Where(null, Ids.next()), null)).hasSize(3);
      Instant sunday = Instant.parse("2026-11-29T03:00:00Z");
      assertThat(statements(pool, SlotQuery.Where.UNKNOWN, sunday)).hasSize(3);
    } finally {
      Pools.close(pool);
    }
  }

  private List<String> statements(Pool pool, SlotQuery.Where where, @Nullable Instant day) {
    List<String> said = new CopyOnWriteArrayList<>();
    SlotQuery query =
        new SlotQuery(
            "isp_repair",
            day,
            day == null ? null : day.plusSeconds(86_400),
            null,
            false,
            SlotWish.Times.ANY,
            SlotWish.Preferences.NONE,
            3,
            where,
            null);
    SlotsView found =
        Pools.inTenant(
            pool,
            shop.tenant(),
            connection ->
                slots.slots(
                    Pools.counted(connection, said), shop.tenant(), query, TestClock.TUESDAY_NINE));
    assertThat(found.slots().isEmpty()).isEqualTo(day != null);
    return said;
  }
}
