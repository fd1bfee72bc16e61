package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody hears who was too late (features.md S5). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class AlternativesTest {
  private static final List<String> MONDAYS_FIRST =
      List.of("2026-11-30T11:00:00Z", "2026-11-30T11:30:00Z", "2026-11-30T12:00:00Z");

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void theyComeFromAnotherWeekWhenTheNextDaysHaveNone() {
    shop.settings(
        Map.of(
            "maxJobsPerDay", 1, "closedDays", List.of("2026-11-26", "2026-11-27", "2026-11-28")));
    shop.booked(WEDNESDAY_TEN);

    assertThat(alternatives(WEDNESDAY_TEN)).isEqualTo(MONDAYS_FIRST);
    assertThat(alternatives("2026-11-25T18:00:00Z")).isEqualTo(MONDAYS_FIRST);
  }

  @Test
  void theNextDayGivesWhatTheDayHasNot() {
    shop.booked("2026-11-25T18:00:00Z");
    shop.booked("2026-11-25T16:30:00Z");
    shop.booked("2026-11-25T15:00:00Z");

    assertThat(alternatives(with(visit("2026-11-25T18:00:00Z"), "emergency", true)))
        .containsExactly("2026-11-25T13:00:00Z", "2026-11-25T13:30:00Z", "2026-11-25T19:30:00Z");
    shop.settings(Map.of("reserveMorningsForEmergencies", true));
    assertThat(alternatives("2026-11-25T18:00:00Z"))
        .containsExactly("2026-11-25T19:30:00Z", "2026-11-26T15:00:00Z", "2026-11-26T15:30:00Z");
  }

  /** A rival holds every lock and keeps it. */
  @Test
  void whoSeesThatEverybodyIsTakenOrTheDayFullWaitsForNobody() throws SQLException {
    shop.settings(Map.of("maxJobsPerDay", 2));
    shop.booked("2026-11-26T13:00:00Z");
    shop.booked("2026-11-26T17:00:00Z");
    shop.booked(WEDNESDAY_TEN);
    try (Connection rival = Database.connectAsSuperuser();
        Statement statement = rival.createStatement()) {
      rival.setAutoCommit(false);
      statement.execute(
          "SELECT FROM schedule_day WHERE tenant_id = '%s' FOR NO KEY UPDATE"
              .formatted(shop.tenant()));

      assertThat(alternatives(WEDNESDAY_TEN)).hasSize(3).doesNotContain(WEDNESDAY_TEN);
      assertThat(alternatives("2026-11-26T15:00:00Z")).hasSize(3);
      shop.hold(WEDNESDAY_TEN).then().statusCode(409);
      rival.rollback();
    }
  }

  private List<String> alternatives(String wanted) {
    return alternatives(visit(wanted));
  }

  private List<String> alternatives(Map<String, Object> visit) {
    return shop.book(visit)
        .then()
        .statusCode(409)
        .extract()
        .jsonPath()
        .getList("alternatives.startsAt", String.class);
  }
}
