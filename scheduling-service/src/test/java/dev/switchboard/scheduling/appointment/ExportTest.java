package dev.switchboard.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.csv.RecordColumns;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ExportTest {
  private static final String APPOINTMENTS = "/v1/crm/exports/appointments.csv";
  private static final String PIPELINE = "/v1/crm/exports/pipeline.csv";
  private static final int MANY = 2_345;

  @Inject ExportService exports;

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aDownloadHasTheListsRowsAndItsFilters() {
    shop.booked(
        Shop.with(
            Shop.visit(Shop.WEDNESDAY_TEN),
            "customer",
            Map.of(
                "customerId", "0197b5a4-5df0-7d5c-8000-000000000001",
                "name", "=cmd|' /C calc'!A0",
                "address", "Calle 1, \"Bajo\"\nCaballito")));
    String id = shop.booked("2026-11-26T13:00:00Z").getString("appointmentId");
    shop.cancel(id);

    List<String> all = List.of(get(APPOINTMENTS).split("\r\n"));
    assertThat(all.getFirst())
        .startsWith("appointmentId,version,status,customer.customerId,customer.name,")
        .contains(",startsAt,startsAtLocal,endsAt,endsAtLocal,timeZone,")
        .contains(",jobStage,")
        .endsWith(",updatedAt,updatedAtLocal");
    assertThat(all).hasSize(3);
    assertThat(all.get(1))
        .contains(",'=cmd|' /C calc'!A0,,\"Calle 1, \"\"Bajo\"\"\nCaballito\",")
        .contains(",2026-11-25T13:00:00Z,2026-11-25T10:00,");

    assertThat(get(APPOINTMENTS + "?status=CANCELLED").lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .startsWith(id + ",2,CANCELLED,");
    assertThat(get(PIPELINE + "?from=2026-11-26T00:00:00Z").lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .contains(id, ",LOST");
    assertThat(get(PIPELINE)).doesNotContain("Bajo");
  }

  @Test
  void anotherBusinessesRowsAreNotInItAndNotEverybodyMayTakeThemAll() {
    shop.booked(Shop.WEDNESDAY_TEN);

    assertThat(Shop.ofNewTenant().asOwner().get(APPOINTMENTS).asString().lines()).hasSize(1);
    shop.as(Role.AGENT).get(APPOINTMENTS).then().statusCode(403);
    shop.as(Role.VIEWER).get(PIPELINE).then().statusCode(403);
    shop.asOwner().get(APPOINTMENTS + "?status=COFFEE").then().statusCode(400);
  }

  @Test
  void everyRowOfManyPagesComesOnce() {
    fill();

    List<String> ids =
        get(APPOINTMENTS).lines().skip(1).map(line -> line.substring(0, 36)).toList();

    assertThat(ids).hasSize(MANY).doesNotHaveDuplicates();
  }

  /** Rows of a page that nobody has asked for are still in the database, and can change there. */
  @Test
  void noPageIsReadBeforeTheOneBeforeItWasTaken() {
    fill();
    RecordColumns<AppointmentView> columns =
        RecordColumns.of(AppointmentView.class, view -> ZoneOffset.UTC);
    AppointmentFilter all =
        new AppointmentFilter(null, List.of(), null, null, null, null, null, null, null, null);

    AssertSubscriber<String> reader =
        exports
            .lines(shop.tenant(), all, columns)
            .subscribe()
            .withSubscriber(AssertSubscriber.create(2));
    reader.awaitItems(2, Duration.ofSeconds(10));
    Database.run(
        "UPDATE appointment SET description = 'changed meanwhile' WHERE tenant_id = ?",
        shop.tenant().value());
    reader.request(Long.MAX_VALUE);
    reader.awaitCompletion(Duration.ofSeconds(20));

    List<String> read = reader.getItems();
    assertThat(read.get(1)).doesNotContain("changed meanwhile");
    assertThat(read).hasSize(2 + MANY / 100);
    assertThat(read.subList(2, read.size()))
        .allSatisfy(page -> assertThat(page).contains("changed meanwhile"));
  }

  private void fill() {
    shop.settings(Map.of());
    Database.run(
        """
        INSERT INTO appointment (tenant_id, id, version, placed_version, status, customer_id,
          customer_name, technician_id, service_type, service_name, starts_at, ends_at, time_zone,
          emergency, job_stage, currency)
        SELECT t.tenant_id, uuidv7(), 1, 1, 'COMPLETED', uuidv7(), 'Ana', t.id, 'isp_repair', 'Visita',
               timestamptz '2026-11-20 12:00Z' - (n / 7) * interval '1 hour',
               timestamptz '2026-11-20 13:00Z' - (n / 7) * interval '1 hour',
               'America/Argentina/Buenos_Aires', false, 'COMPLETED', 'ARS'
        FROM technician t, generate_series(1, %d) AS n WHERE t.tenant_id = ?
        """
            .formatted(MANY),
        shop.tenant().value());
  }

  private String get(String path) {
    return shop.asOwner().get(path).then().statusCode(200).extract().asString();
  }
}
