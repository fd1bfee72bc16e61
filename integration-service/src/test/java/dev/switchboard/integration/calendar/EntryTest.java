package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryTest {
  private static final TenantId TENANT = TenantId.parse("01990000-0000-7000-8000-000000000001");
  private static final UUID VISIT = UUID.fromString("01990000-0000-7000-8000-000000000002");

  @Test
  void itShowsWhoWhatWhereAndWhenOnTheTenantsWall() {
    JsonObject body =
        entry(
                new AppointmentWords.Customer("Ana Paredes", "+5491155500001", "Triunvirato 4210"),
                "Sin internet desde ayer",
                false)
            .body();
    assertThat(body.getString("summary")).isEqualTo("Reparacion: Ana Paredes");
    assertThat(body.getString("location")).isEqualTo("Triunvirato 4210");
    assertThat(body.getString("description"))
        .isEqualTo("+5491155500001\nMarta\nSin internet desde ayer");
    assertThat(body.getJsonObject("start").encode())
        .isEqualTo(
            "{\"dateTime\":\"2026-09-07T10:00:00-03:00\",\"timeZone\":\"America/Argentina/Buenos_Aires\"}");
    assertThat(Entry.Mark.of(body))
        .isEqualTo(new Entry.Mark(TENANT.toString(), VISIT.toString(), 3));
  }

  @Test
  void wordsThatAreMissingAreLeftOutAndAnEmergencyIsSeen() {
    JsonObject body = entry(null, null, true).body();
    assertThat(body.getString("summary")).isEqualTo("(!) Reparacion");
    assertThat(body.getString("location")).isEmpty();
    assertThat(body.getString("description")).isEqualTo("Marta");
  }

  @Test
  void anEntryOfSomebodyElseIsNotOurs() {
    Entry entry = entry(null, null, false);
    assertThat(entry.isMarkedBy(Entry.Mark.of(new JsonObject()))).isFalse();
    assertThat(entry.isMarkedBy(new Entry.Mark(VISIT.toString(), VISIT.toString(), 3))).isFalse();
    assertThat(entry.isMarkedBy(Entry.Mark.of(entry.body()))).isTrue();
  }

  private static Entry entry(
      AppointmentWords.@Nullable Customer customer,
      @Nullable String description,
      boolean emergency) {
    return new Entry(
        TENANT,
        new AppointmentWords(
            VISIT,
            3,
            AppointmentStatus.SCHEDULED,
            customer,
            "isp_repair",
            "Reparacion",
            Instant.parse("2026-09-07T13:00:00Z"),
            Instant.parse("2026-09-07T14:00:00Z"),
            "America/Argentina/Buenos_Aires",
            "Marta",
            description,
            emergency));
  }
}
