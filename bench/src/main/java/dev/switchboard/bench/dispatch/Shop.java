package dev.switchboard.bench.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bench.dispatch.Town.Errand;
import dev.switchboard.bench.dispatch.Town.Person;
import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.local.SignIn;
import dev.switchboard.testkit.stack.PostgresAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A business of the bench's stack, as its dispatcher uses it. */
final class Shop {
  private static final DemoTenant BUSINESS = DemoTenant.FIBRA_SUR;
  private static final String TECHNICIANS = "/v1/crm/technicians";
  private static final String PLANS = "/v1/crm/dispatch/plans";
  private static final String SKILL = "fibre";
  private static final int TRIES = 200;
  private static final long GRID = 15 * 60;

  private final Settings settings;
  private final String customer = UUID.randomUUID().toString();

  Shop(Settings settings) {
    this.settings = settings;
  }

  /** Its own technicians, open every day, no buffer: travel is what is reckoned. */
  void open(List<Person> people) {
    Map<String, Object> hours = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      hours.put(day.name(), List.of(Map.of("opens", "08:00", "closes", "18:00")));
    }
    Api api = api();
    var unused =
        api.put(
                "/v1/crm/scheduling/settings",
                Map.of("weeklyHours", hours, "travelBufferMinutes", 0, "maxJobsPerDay", 500))
            .require();
    for (JsonNode there : api.get(TECHNICIANS).require().path("items")) {
      send(api, there);
    }
    people.forEach(person -> hire(api, person));
    type(api, "bench_visit", null);
    type(api, "bench_fibre", SKILL);
    knowCustomer();
  }

  private static void send(Api api, JsonNode technician) {
    if (!technician.path("crew").asBoolean()) {
      var unused =
          api.put(
                  TECHNICIANS + "/" + technician.path("technicianId").asText(),
                  Map.of("name", technician.path("name").asText(), "active", false))
              .require();
    }
  }

  private static void hire(Api api, Person person) {
    var unused =
        api.post(
                TECHNICIANS,
                Map.of(
                    "name", person.name(),
                    "skills", person.skilled() ? List.of(SKILL) : List.of(),
                    "homeBase", person.home().json()))
            .require();
  }

  private static void type(Api api, String code, @Nullable String skill) {
    Map<String, Object> type = new HashMap<>();
    type.put("code", code);
    type.put("name", "Visit");
    type.put("durationMinutes", Town.TAKES / 60);
    type.put("emergencyMinutes", Town.TAKES / 60);
    if (skill != null) {
      type.put("requiredSkill", skill);
    }
    var unused = api.post("/v1/crm/service-types", type).require();
  }

  /** As the copy of conversation-service's customers would. */
  private void knowCustomer() {
    PostgresAddress postgres = new PostgresAddress("127.0.0.1", settings.number("postgresql.port"));
    try (Connection connection = postgres.connect("scheduling");
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO customer_copy (tenant_id, id, version, archived)
                SELECT tenant_id, ?, 1, false FROM service_type WHERE code = 'bench_visit'
                """)) {
      insert.setObject(1, UUID.fromString(customer));
      if (insert.executeUpdate() != 1) {
        throw new IllegalStateException("the customer is not known");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As customers call: each gets a time in his window at which somebody is free. */
  int book(LocalDate date, List<Errand> errands, long seed) {
    Api api = api();
    Random random = new Random(seed);
    int booked = 0;
    for (Errand errand : errands) {
      booked += book(api, date, errand, random) ? 1 : 0;
    }
    return booked;
  }

  private boolean book(Api api, LocalDate date, Errand errand, Random random) {
    int places = (int) ((errand.to() - errand.from()) / GRID) + 1;
    for (int i = 0; i < TRIES; i++) {
      long start = errand.from() + GRID * random.nextInt(places);
      Api.Answer answer = api.post("/v1/crm/appointments", visit(date, errand, start));
      if (answer.ok()) {
        return true;
      }
      if (answer.status() != 409) {
        var unused = answer.require();
      }
    }
    return false;
  }

  private Map<String, Object> visit(LocalDate date, Errand errand, long start) {
    return Map.of(
        "customer",
        Map.of("customerId", customer, "name", "Bench", "location", errand.spot().json()),
        "serviceType",
        errand.skilled() ? "bench_fibre" : "bench_visit",
        "startsAt",
        at(date, start),
        "arrivalWindow",
        Map.of("from", at(date, errand.from()), "to", at(date, errand.to())),
        "waive",
        List.of("TRAVEL"));
  }

  private static String at(LocalDate date, long second) {
    ZoneId zone = ZoneId.of(BUSINESS.profile().get("timeZone"));
    return date.atTime(LocalTime.ofSecondOfDay(second)).atZone(zone).toInstant().toString();
  }

  /** A plan that is ready. */
  JsonNode plan(LocalDate date, String keep, int seconds) throws InterruptedException {
    Api api = api();
    String id =
        api.post(PLANS, Map.of("date", date.toString(), "keep", keep, "seconds", seconds))
            .require()
            .path("planId")
            .asText();
    JsonNode plan = api.get(PLANS + "/" + id).require();
    while (List.of("QUEUED", "SOLVING").contains(plan.path("state").asText())) {
      Thread.sleep(200);
      plan = api.get(PLANS + "/" + id).require();
    }
    if (!plan.path("state").asText().equals("READY")) {
      throw new IllegalStateException("the plan is " + plan);
    }
    return plan;
  }

  void accept(JsonNode plan) {
    var unused =
        api().post(PLANS + "/" + plan.path("planId").asText() + "/accept", Map.of()).require();
  }

  LocalDate today() {
    return LocalDate.now(ZoneId.of(BUSINESS.profile().get("timeZone")));
  }

  private Api api() {
    return new Api(LocalService.SCHEDULING.url(settings), new SignIn(settings).owner(BUSINESS));
  }
}
