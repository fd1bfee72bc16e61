package dev.switchboard.scheduling.transfer;

import static dev.switchboard.scheduling.transfer.Importing.WIDE;
import static dev.switchboard.scheduling.transfer.Importing.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A file that was taken before and reads differently now. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ImportAgainTest {
  private final Shop shop = Shop.ofNewTenant();
  private final Importing files = new Importing(shop);

  /** As by hand: a version and a row of history each, the event, the reminders of the new time. */
  @Test
  void whatIsToBeAppliedIsMovedAndChangedAndToldAndRemindedOf() {
    JsonPath first = files.taken(WIDE, row("a", "2026-11-26 10:00", ",,,"));
    String id = first.getString("rows[0].appointmentId");
    List<String> reminders = shop.reminders(id);
    String moved = row("a", "2026-11-27 16:00", ",ring twice,vip;dog,99");

    JsonPath tried = files.foreseen(WIDE, moved);
    assertThat(shop.read(id).getInt("version")).isEqualTo(1);
    JsonPath done = files.applied(WIDE, moved);

    assertThat(tried.getList("rows")).isEqualTo(done.getList("rows"));
    assertThat(done.getString("rows[0].outcome")).isEqualTo("APPLIED");
    assertThat(done.getList("rows[0].fields", String.class))
        .containsExactly("description", "quotedValue", "startsAt", "tags");
    JsonPath now = shop.read(id);
    assertThat(now.getString("startsAt")).isEqualTo("2026-11-27T19:00:00Z");
    assertThat(now.getString("description")).isEqualTo("ring twice");
    assertThat(now.getList("tags", String.class)).containsExactly("vip", "dog");
    assertThat(now.getString("quoteStatus")).isEqualTo("QUOTED");
    assertThat(now.getInt("version")).isEqualTo(3);
    assertThat(history(id))
        .containsExactly("1 BOOKED IMPORTED", "2 RESCHEDULED IMPORTED", "3 UPDATED IMPORTED");
    assertThat(shop.said())
        .containsExactly("appointment-imported", "appointment-rescheduled", "appointment-updated");
    assertThat(shop.reminders(id)).hasSize(1).doesNotContainAnyElementsOf(reminders);
    assertThat(
            Database.list(
                "SELECT starts_at::text FROM reservation WHERE tenant_id = ?",
                shop.tenant().value()))
        .singleElement()
        .satisfies(at -> assertThat(at).startsWith("2026-11-27 19:00"));
    assertThat(files.applied(WIDE, moved).getMap("counts")).isEqualTo(Map.of("UNCHANGED", 1));
    assertThat(files.taken(WIDE, row("a", "2026-11-26 10:00", ",,,")).getString("rows[0].outcome"))
        .isEqualTo("CHANGED");
  }

  @Test
  void aCancelledOneIsCancelledAndItsTimeIsFree() {
    String id =
        files.taken(WIDE, row("a", "2026-11-26 10:00", ",,,")).getString("rows[0].appointmentId");

    JsonPath done =
        files.applied(
            WIDE,
            row("a", "2026-11-26 10:00", "cancelled,,,"),
            row("b", "2026-11-26 10:00", ",,,"));

    assertThat(done.getList("rows.outcome", String.class)).containsExactly("APPLIED", "CREATED");
    assertThat(shop.read(id).getString("status")).isEqualTo("CANCELLED");
    assertThat(shop.reminders(id)).isEmpty();
    assertThat(shop.said()).contains("appointment-cancelled");
    JsonPath back = files.applied(WIDE, row("a", "2026-11-26 10:00", ",,,"));
    assertThat(back.getString("rows[0].outcome")).isEqualTo("CHANGED");
    assertThat(back.getString("rows[0].kept")).isEqualTo("FINAL");
  }

  /** Each field alone is applied or, where it makes another visit, is not. */
  @Test
  void everyFieldOfARowIsEitherAppliedOrMakesAnotherVisit() {
    String head = Importing.HEAD + ",emergency,estimatedValue,quoted_value,quoteStatus,currency";
    String row = "%s,2026-11-%d 10:00,60,Ana,+5491155550001,isp_repair,no,10,20,QUOTED,ARS";
    List<List<String>> changes =
        List.of(
            List.of("60", "75"),
            List.of(",no,", ",yes,"),
            List.of(",10,", ",11,"),
            List.of("QUOTED", "ACCEPTED"),
            List.of("ARS", "USD"),
            List.of("+5491155550001", "+5491155550009"),
            List.of("isp_repair", "isp_installation"));
    List<String> before = new ArrayList<>(List.of(head));
    List<String> after = new ArrayList<>(List.of(head));
    for (int i = 0; i < changes.size(); i++) {
      String one =
          row.formatted("e" + i, 26 - i % 2).replace("10:00", "%02d:00".formatted(8 + 2 * (i / 2)));
      before.add(one);
      after.add(one.replace(changes.get(i).getFirst(), changes.get(i).getLast()));
    }
    files.taken(before.toArray(String[]::new));

    JsonPath done = files.applied(after.toArray(String[]::new));

    assertThat(done.getList("rows.fields"))
        .isEqualTo(
            List.of(
                List.of("durationMinutes"),
                List.of("emergency"),
                List.of("estimatedValue"),
                List.of("quoteStatus"),
                List.of("currency"),
                List.of("customerPhone"),
                List.of("serviceType")));
    assertThat(done.getList("rows.kept", String.class))
        .containsExactly(null, null, null, null, "OTHER_VISIT", "OTHER_VISIT", "OTHER_VISIT");
    assertThat(files.visit(done, 0).getString("endsAt")).isEqualTo("2026-11-26T12:15:00Z");
    assertThat(files.visit(done, 1).getBoolean("emergency")).isTrue();
    assertThat(files.visit(done, 3).getString("quoteStatus")).isEqualTo("ACCEPTED");
    assertThat(shop.said()).filteredOn("appointment-updated"::equals).hasSize(4);
  }

  /** Confirmed and carried out as the file says; another technician at the same time is no move. */
  @Test
  void statusAndTechnicianFollowTheFile() {
    shop.technician("Bruno");
    String carla = shop.technician("Carla");
    String[] before = {
      WIDE,
      row("a", "2026-11-26 10:00", "Bruno,,,,"),
      row("b", "2026-11-26 12:00", "Bruno,confirmed,,,"),
      row("c", "2026-11-26 14:00", "Bruno,,,,")
    };
    JsonPath first = files.taken(before);

    JsonPath done =
        files.applied(
            WIDE,
            row("a", "2026-11-26 10:00", "Bruno,confirmed,,,"),
            row("b", "2026-11-26 12:00", "Carla,confirmed,,,"),
            row("c", "2026-11-26 17:00", "Bruno,confirmed,,,"));

    assertThat(done.getMap("counts")).isEqualTo(Map.of("APPLIED", 3));
    assertThat(
            IntStream.range(0, 3)
                .mapToObj(row -> files.visit(done, row))
                .map(visit -> visit.getString("status") + " " + visit.getInt("version")))
        .containsExactly("CONFIRMED 2", "CONFIRMED 2", "CONFIRMED 3");
    assertThat(files.technicianOf(done, 1)).isEqualTo(carla);
    assertThat(shop.reminders(first.getString("rows[1].appointmentId"))).hasSize(1);
    JsonPath back = files.applied(before);
    assertThat(back.getList("rows.kept", String.class)).containsExactly("ILLEGAL_MOVE", null, null);
    TestClock.set(Instant.parse("2026-11-28T12:00:00Z"));
    JsonPath over =
        files.applied(
            WIDE,
            row("a", "2026-11-26 10:00", "Bruno,completed,,,"),
            row("c", "2026-11-26 15:00", "Bruno,,,,"));
    assertThat(over.getList("rows.outcome", String.class)).containsExactly("APPLIED", "CHANGED");
    assertThat(over.getString("rows[1].kept")).isEqualTo("OVER");
    assertThat(files.visit(over, 0).getString("status")).isEqualTo("COMPLETED");
  }

  @Test
  void whatWasChangedHereIsFinalOrIsAnotherVisitStays() {
    String[] before = {
      WIDE,
      row("hand", "2026-11-26 10:00", ",,,"),
      row("final", "2026-11-26 12:00", ",,,"),
      row("other", "2026-11-26 14:00", ",,,"),
      row("past", "2026-10-26 14:00", ",,,")
    };
    JsonPath first = files.taken(before);
    shop.move(first.getString("rows[0].appointmentId"), "2026-11-30T13:00:00Z")
        .then()
        .statusCode(200);
    shop.cancel(first.getString("rows[1].appointmentId")).then().statusCode(200);
    String[] after = {
      WIDE,
      row("hand", "2026-11-27 10:00", ",,,"),
      row("final", "2026-11-27 12:00", ",,,"),
      row("other", "2026-11-27 14:00", ",,,").replace("Ana", "Eva"),
      row("past", "2026-11-27 17:00", ",,,")
    };

    JsonPath tried = files.foreseen(after);
    JsonPath done = files.applied(after);

    assertThat(tried.getList("rows")).isEqualTo(done.getList("rows"));
    assertThat(done.getMap("counts")).isEqualTo(Map.of("CHANGED", 4));
    assertThat(done.getList("rows.kept", String.class))
        .containsExactly("CHANGED_HERE", "FINAL", "OTHER_VISIT", "FINAL");
    assertThat(IntStream.range(0, 4).mapToObj(row -> files.visit(done, row).getString("startsAt")))
        .containsExactly(
            "2026-11-30T13:00:00Z",
            "2026-11-26T15:00:00Z",
            "2026-11-26T17:00:00Z",
            "2026-10-26T17:00:00Z");
  }

  @Test
  void anotherBusinesssVisitOfTheSameNameIsNotTouched() {
    Importing theirs = new Importing(Shop.ofNewTenant());
    JsonPath first = theirs.taken(WIDE, row("a", "2026-11-26 10:00", ",,,"));
    files.taken(WIDE, row("a", "2026-11-26 10:00", ",,,"));

    assertThat(files.applied(WIDE, row("a", "2026-11-27 10:00", ",,,")).getMap("counts"))
        .isEqualTo(Map.of("APPLIED", 1));
    assertThat(theirs.visit(first, 0).getString("startsAt")).isEqualTo("2026-11-26T13:00:00Z");
    assertThat(theirs.taken(WIDE, row("a", "2026-11-26 10:00", ",,,")).getMap("counts"))
        .isEqualTo(Map.of("UNCHANGED", 1));
  }

  private List<String> history(String id) {
    return Database.list(
        "SELECT version || ' ' || kind || ' ' || reason FROM appointment_change"
            + " WHERE tenant_id = ? AND appointment_id = ?::uuid AND actor LIKE 'user:%' ORDER BY version",
        shop.tenant().value(), id);
  }
}
