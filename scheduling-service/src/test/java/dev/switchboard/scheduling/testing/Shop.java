package dev.switchboard.scheduling.testing;

import static io.restassured.RestAssured.given;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.stack.Database;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A business of a test's own and what is asked of it, mostly by conversation-service. */
public record Shop(TenantId tenant) {
  public static final String APPOINTMENTS = "/v1/crm/appointments";
  public static final String SETTINGS = "/v1/crm/scheduling/settings";

  /** The next day at ten in Buenos Aires. */
  public static final String WEDNESDAY_TEN = "2026-11-25T13:00:00Z";

  public static Shop ofNewTenant() {
    TestClock.set(TestClock.TUESDAY_NINE);
    return new Shop(new TenantId(Ids.next()));
  }

  public static Shop inBristol() {
    Shop shop = ofNewTenant();
    Businesses.isPlumberInBristol(shop.tenant());
    return shop;
  }

  public RequestSpecification asService() {
    return given()
        .auth()
        .oauth2(TestTokens.service("conversation-service"))
        .header("X-Tenant-Id", tenant.toString())
        .contentType("application/json");
  }

  public RequestSpecification asOwner() {
    return as(Role.OWNER);
  }

  public RequestSpecification as(String role) {
    return given().auth().oauth2(TestTokens.token(tenant, role)).contentType("application/json");
  }

  public void settings(Map<String, Object> changed) {
    asOwner().body(changed).put(SETTINGS).then().statusCode(200);
  }

  public void repairsNeed(String skill) {
    asOwner()
        .body(
            Map.of(
                "code",
                "isp_repair",
                "name",
                "Visita",
                "durationMinutes",
                90,
                "requiredSkill",
                skill))
        .put("/v1/crm/service-types/isp_repair")
        .then()
        .statusCode(200);
  }

  public String technician(String name, String... skills) {
    return asOwner()
        .body(Map.of("name", name, "skills", List.of(skills)))
        .post("/v1/crm/technicians")
        .then()
        .statusCode(201)
        .extract()
        .path("technicianId");
  }

  /** A visit to Ana, as an internet provider's customer wants it. */
  public static Map<String, Object> visit(String startsAt) {
    Map<String, Object> request = new HashMap<>();
    request.put(
        "customer",
        Map.of(
            "customerId", Ids.next().toString(),
            "name", "Ana Gómez",
            "phone", "+5491123456789",
            "address", "Av. Rivadavia 1234"));
    request.put("serviceType", "isp_repair");
    request.put("startsAt", startsAt);
    return request;
  }

  public static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(request);
    changed.put(field, value);
    return changed;
  }

  public Response book(String startsAt) {
    return book(visit(startsAt));
  }

  public Response book(Map<String, Object> request) {
    return asService().body(request).post(APPOINTMENTS);
  }

  public JsonPath booked(String startsAt) {
    return booked(visit(startsAt));
  }

  public JsonPath booked(Map<String, Object> request) {
    return book(request).then().statusCode(201).extract().jsonPath();
  }

  public Response hold(String startsAt) {
    return asService()
        .body(Map.of("serviceType", "isp_repair", "startsAt", startsAt))
        .post("/v1/crm/holds");
  }

  public Response confirm(String id) {
    return asService().post(APPOINTMENTS + "/" + id + "/confirm");
  }

  public Response cancel(String id) {
    return asService()
        .body(Map.of("reason", "on holiday"))
        .post(APPOINTMENTS + "/" + id + "/cancel");
  }

  public Response move(String id, String startsAt) {
    return asService()
        .body(Map.of("startsAt", startsAt))
        .post(APPOINTMENTS + "/" + id + "/reschedule");
  }

  /**
   * @param version that was read
   */
  public Response patch(String id, int version, Map<String, Object> changes) {
    return asOwner()
        .header("If-Match", "\"" + version + "\"")
        .body(changes)
        .patch(APPOINTMENTS + "/" + id);
  }

  public JsonPath read(String id) {
    return asService().get(APPOINTMENTS + "/" + id).then().statusCode(200).extract().jsonPath();
  }

  public Response slots(Map<String, Object> parameters) {
    return asService().queryParams(parameters).get("/v1/crm/slots");
  }

  public Response permit(String reminderId, long version) {
    return asService()
        .body(Map.of("appointmentVersion", version))
        .post("/internal/reminders/" + reminderId + "/permit");
  }

  /** The topics of what this business has said, in order. */
  public List<String> said() {
    return Database.list(
        "SELECT topic FROM outbox WHERE tenant_id = ? ORDER BY id", tenant.value());
  }

  /** Which fields each appointment-updated names. */
  public List<String> updatedFields() {
    return Database.list(
        """
        SELECT (SELECT string_agg(f, ' ' ORDER BY f)
                FROM jsonb_array_elements_text(convert_from(data, 'UTF8')::jsonb -> 'changed') AS e(f))
        FROM outbox WHERE tenant_id = ? AND topic = 'appointment-updated' ORDER BY id
        """,
        tenant.value());
  }

  public long count(String table) {
    return Database.count("SELECT count(*) FROM " + table + " WHERE tenant_id = ?", tenant.value());
  }

  /** The appointment's reminders' ids, the first due first. */
  public List<String> reminders(String appointmentId) {
    return Database.list(
        "SELECT id FROM reminder WHERE tenant_id = ? AND appointment_id = ? AND state <> 'REVOKED' ORDER BY due_at",
        tenant.value(),
        UUID.fromString(appointmentId));
  }
}
