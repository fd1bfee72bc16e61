package dev.switchboard.scheduling.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten visits of a plumber in Bristol in 2026, counted by hand. Clocks change on 29 March. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ReportTest {
  private static final String REPORTS = "/v1/crm/reports";
  private static final String MARCH = "from=2026-03-01&to=2026-03-31";

  private static final ObjectMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Shop shop = Shop.inBristol();

  @BeforeEach
  void tenVisits() {
    UUID ana = Ids.next();
    UUID bea = Ids.next();
    UUID cem = Ids.next();
    String bob = shop.technician("Bob");
    shop.settings(
        Map.of(
            "weeklyHours",
            Map.of(
                "SUNDAY", List.of(Map.of("opens", "00:00", "closes", "24:00")),
                "MONDAY", List.of(Map.of("opens", "08:00", "closes", "18:00")))));
    List<PastVisit> visits =
        List.of(
            PastVisit.at("2026-03-02T10:00:00Z", 60, "COMPLETED")
                .with("customer_id", ana)
                .with("service_type", "drain_or_sewer")
                .with("estimated_value", "100")
                .quoted("120", "ACCEPTED")
                .with("lead_source", "SMS: fall")
                .with("customer_address", "1 High Street, clifton, Bristol"),
            PastVisit.at("2026-03-02T12:00:00Z", 90, "COMPLETED")
                .with("customer_id", bea)
                .with("estimated_value", "80")
                .with("customer_address", "12 Park Row, Bristol bs1 5lj"),
            PastVisit.at("2026-03-03T09:00:00Z", 60, "NO_SHOW")
                .with("customer_id", cem)
                .with("service_type", "drain_or_sewer")
                .with("estimated_value", "100")
                .quoted("90", "DECLINED")
                .with("lead_source", "SMS: fall"),
            PastVisit.at("2026-03-04T09:00:00Z", 60, "CANCELLED")
                .with("estimated_value", "50")
                .with("late_cancel", "true"),
            PastVisit.at("2026-03-05T09:00:00Z", 60, "CANCELLED")
                .with("customer_id", ana)
                .with("estimated_value", "50")
                .with("currency", "EUR"),
            PastVisit.at("2026-03-28T23:30:00Z", 120, "SCHEDULED")
                .with("customer_id", bea)
                .with("service_type", "drain_or_sewer")
                .with("estimated_value", "40")
                .with("currency", "EUR"),
            PastVisit.at("2026-03-29T23:30:00Z", 60, "CONFIRMED")
                .with("customer_id", cem)
                .quoted("10", "QUOTED"),
            PastVisit.at("2026-04-10T09:00:00Z", 60, "COMPLETED").with("customer_id", ana),
            PastVisit.at("2026-02-10T09:00:00Z", 60, "COMPLETED").with("customer_id", bea),
            PastVisit.at("2026-02-11T09:00:00Z", 60, "COMPLETED"));
    visits.forEach(visit -> visit.in(shop, bob));
  }

  @Test
  void thePipelineHasStagesInOrderAndNeverAddsCurrencies() {
    assertThat(csv("pipeline", MARCH))
        .containsExactly(
            "jobStage,currency,appointments,estimatedValue,quotedValue,value",
            "BOOKED,EUR,1,40.00,0.00,40.00",
            "BOOKED,GBP,1,0.00,10.00,10.00",
            "COMPLETED,GBP,2,180.00,120.00,200.00",
            "LOST,EUR,1,50.00,0.00,50.00",
            "LOST,GBP,2,150.00,90.00,140.00");
  }

  @Test
  void outcomesTellLateCancelsApartAndTheSummaryHasTheSameNumbers() {
    assertThat(csv("outcomes", MARCH).getLast())
        .isEqualTo("2026-03,7,2,1,2,1,0.3333,0.2857,0.1429");
    assertThat(csv("summary", MARCH))
        .containsExactly(
            "appointments,completed,noShows,cancelled,lateCancelled,noShowRate,cancelRate,lateCancelRate,customers,jobs,hours",
            "7,2,1,2,1,0.3333,0.2857,0.1429,4,5,6.50");
    assertThat(csv("summary", "from=2026-01-01&to=2026-01-31").getLast())
        .isEqualTo("0,0,0,0,0,,,,0,0,0.00");
  }

  @Test
  void servicesAndSourcesAreCounted() {
    assertThat(csv("service-mix", MARCH))
        .containsExactly(
            "serviceType,serviceName,appointments,share,completed,hours",
            "drain_or_sewer,Name of drain_or_sewer,3,0.6000,1,4.00",
            "general_plumbing,Name of general_plumbing,2,0.4000,1,2.50");
    assertThat(csv("lead-sources", MARCH))
        .containsExactly(
            "leadSource,currency,appointments,customers,completed,lost,value",
            ",GBP,3,3,1,1,90.00",
            "SMS: fall,GBP,2,2,1,1,120.00",
            ",EUR,2,2,0,1,40.00");
  }

  @Test
  void aVisitBelongsToTheDayOfItsWallClockAlsoWhenTheClockChanges() {
    assertThat(without("technicianId", "workload", MARCH))
        .containsExactly(
            "2026-03-02,Bob,2,2.50",
            "2026-03-03,Bob,1,1.00",
            "2026-03-28,Bob,1,2.00",
            "2026-03-30,Bob,1,1.00");
    assertThat(csv("summary", "from=2026-03-29&to=2026-03-29").getLast()).startsWith("0,");
    assertThat(csv("summary", "from=2026-03-30&to=2026-03-30").getLast()).startsWith("1,");
  }

  @Test
  void theSundayOfTheClockChangeHasTwentyThreeHoursOfWork() {
    assertThat(without("technicianId", "utilisation", "from=2026-03-29&to=2026-03-29"))
        .containsExactly("Bob,0,0.00,23.00,0.0000");
    assertThat(without("technicianId", "utilisation", "from=2026-03-28&to=2026-03-30"))
        .containsExactly("Bob,2,3.00,33.00,0.0909");
    assertThat(without("technicianId", "utilisation", "from=2026-03-28&to=2026-03-28"))
        .containsExactly("Bob,1,2.00,0.00,");
  }

  @Test
  void revenueAndQuotesAreByMonthAndCurrency() {
    assertThat(csv("revenue", MARCH))
        .containsExactly(
            "month,currency,appointments,withoutValue,estimatedValue,quotedValue,completedValue,openValue",
            "2026-03,EUR,1,0,40.00,0.00,0.00,40.00",
            "2026-03,GBP,3,0,180.00,130.00,200.00,10.00");
    assertThat(csv("quotes", MARCH).getLast())
        .isEqualTo("2026-03,GBP,3,1,1,1,0,0.5000,220.00,120.00");
  }

  @Test
  void whoComesBackIsToldByAllHisPast() {
    assertThat(csv("repeat-customers", MARCH).getLast()).isEqualTo("2026-03,2,1,1,0.5000");
    assertThat(csv("cohorts", "from=2026-02-01&to=2026-04-30"))
        .containsExactly(
            "firstMonth,monthsSince,customers,cohortSize,rate",
            "2026-02,0,2,2,1.0000",
            "2026-02,1,1,2,0.5000",
            "2026-03,0,1,1,1.0000",
            "2026-03,1,1,1,1.0000");
    assertThat(csv("cohorts", MARCH).getLast()).isEqualTo("2026-03,0,1,1,1.0000");
  }

  @Test
  void neighbourhoodsAreReadFromAddresses() {
    assertThat(csv("neighbourhoods", MARCH))
        .containsExactly(
            "neighbourhood,currency,appointments,customers,completed,value",
            "BS1,GBP,1,1,1,80.00",
            "Clifton,GBP,1,1,1,120.00",
            ",EUR,1,1,0,40.00",
            ",GBP,1,1,0,10.00");
  }

  @Test
  void jsonAndCsvOfEveryReportAgree() throws IOException {
    String days = "from=2026-02-01&to=2026-04-30";
    for (ReportDefinition report : Reports.ALL) {
      JsonNode table = EXACT.readTree(answer(report.name(), days));

      assertThat(table.get("version").asInt()).isEqualTo(report.version());
      assertThat(table.get("timeZone").asText()).isEqualTo("Europe/London");
      assertThat(texts(report, table.get("rows")))
          .describedAs(report.name())
          .isNotEmpty()
          .isEqualTo(cells(answer(report.name() + ".csv", days)));
    }
  }

  @Test
  void reportsAreListedWithTheirDefinitionsAndUnknownOnesAreRefused() {
    shop.asOwner()
        .get(REPORTS)
        .then()
        .statusCode(200)
        .body("items", hasSize(Reports.ALL.size()))
        .body("items.name", hasItems("pipeline", "utilisation"))
        .body("items[0].columns[0].meaning", equalTo("visits, the cancelled ones too"));
    String file =
        shop.asOwner().get(REPORTS + "/quotes.csv?" + MARCH).header("Content-Disposition");
    assertThat(file).contains("quotes-v1-2026-03-01-2026-03-31.csv");
    shop.asOwner()
        .get(REPORTS + "/coffee")
        .then()
        .statusCode(404)
        .body("code", equalTo("REPORT_NOT_FOUND"));
    shop.asOwner()
        .get(REPORTS + "/quotes?from=2026-03-02&to=2026-03-01")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("to"));
    shop.asOwner().get(REPORTS + "/quotes?from=2016-03-02").then().statusCode(400);
    shop.asOwner()
        .get(REPORTS + "/quotes?from=yesterday")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("from"));
    shop.asOwner()
        .get(REPORTS + "/quotes?from=%2B999999999-12-31&to=%2B999999999-12-31")
        .then()
        .statusCode(400);
    shop.as(Role.TECHNICIAN).get(REPORTS + "/quotes").then().statusCode(403);
  }

  @Test
  void anotherBusinessSeesNothingOfIt() {
    Shop other = Shop.inBristol();

    for (ReportDefinition report : Reports.ALL) {
      assertThat(lines(other, report.name(), MARCH))
          .describedAs(report.name())
          .allSatisfy(line -> assertThat(line).doesNotContain("2026", "Bob", "GBP", "drain"));
    }
    assertThat(lines(other, "summary", MARCH).getLast()).startsWith("0,");
  }

  private List<String> csv(String report, String days) {
    return lines(shop, report, days);
  }

  private static List<String> lines(Shop shop, String report, String days) {
    return shop.asOwner()
        .get(REPORTS + "/" + report + ".csv?" + days)
        .then()
        .statusCode(200)
        .contentType("text/csv")
        .extract()
        .asString()
        .lines()
        .toList();
  }

  private List<String> without(String column, String report, String days) {
    List<String> lines = csv(report, days);
    int place = List.of(lines.getFirst().split(",", -1)).indexOf(column);
    return lines.stream().skip(1).map(line -> without(place, line)).toList();
  }

  private static String without(int place, String line) {
    List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
    cells.remove(place);
    return String.join(",", cells);
  }

  private String answer(String report, String days) {
    return shop.asOwner()
        .get(REPORTS + "/" + report + "?" + days)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static List<List<String>> texts(ReportDefinition report, JsonNode rows) {
    List<List<String>> texts = new ArrayList<>();
    for (JsonNode row : rows) {
      texts.add(report.columns().stream().map(column -> text(row.get(column.name()))).toList());
    }
    return texts;
  }

  private static String text(JsonNode cell) {
    return cell.isNull()
        ? ""
        : cell.isNumber() ? cell.decimalValue().toPlainString() : cell.asText();
  }

  private static List<List<String>> cells(String csv) throws IOException {
    try (CSVParser parser = CSVParser.parse(csv, CSVFormat.RFC4180)) {
      return parser.stream().skip(1).map(row -> row.toList()).toList();
    }
  }
}
