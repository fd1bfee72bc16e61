package dev.switchboard.scheduling.dispatch;

import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;

import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.stack.Database;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A business with technicians on the map, its visits, and what its dispatcher asks for. */
record DispatchFixture(Shop shop) {
  static final String PLANS = "/v1/crm/dispatch/plans";
  static final String WEDNESDAY = "2026-11-25";

  /** Ten kilometres apart: half an hour on the road. */
  static final Map<String, Object> NORTH = Map.of("latitude", -34.55, "longitude", -58.45);

  static final Map<String, Object> SOUTH = Map.of("latitude", -34.64, "longitude", -58.45);

  /** Nobody else's plan is waiting to be solved. */
  static DispatchFixture ofNewTenant() {
    Database.run("UPDATE dispatch_plan SET state = 'CANCELLED' WHERE state = 'QUEUED'");
    return new DispatchFixture(Shop.ofNewTenant());
  }

  String technician(String name, Map<String, Object> home, String... skills) {
    return shop.asOwner()
        .body(Map.of("name", name, "skills", List.of(skills), "homeBase", home))
        .post("/v1/crm/technicians")
        .then()
        .statusCode(201)
        .extract()
        .path("technicianId");
  }

  /** On Wednesday, at a time in UTC. */
  String booked(String technicianId, String time, Map<String, Object> place) {
    return booked(at(time, technicianId, place));
  }

  String booked(Map<String, Object> request) {
    return shop.booked(request).getString("appointmentId");
  }

  static Map<String, Object> at(String time, String technicianId, Map<String, Object> place) {
    Map<String, Object> visit = visit(WEDNESDAY + "T" + time + ":00Z");
    @SuppressWarnings("unchecked")
    Map<String, Object> customer = new HashMap<>((Map<String, Object>) visit.get("customer"));
    Map<String, Object> there =
        with(
            with(visit, "customer", with(customer, "location", place)),
            "technicianId",
            technicianId);
    return with(there, "waive", List.of("TRAVEL"));
  }

  static Map<String, Object> told(Map<String, Object> visit, String from, String to) {
    return with(
        visit,
        "arrivalWindow",
        Map.of("from", WEDNESDAY + "T" + from + ":00Z", "to", WEDNESDAY + "T" + to + ":00Z"));
  }

  Response plan(Map<String, Object> request) {
    return shop.asOwner().body(with(request, "date", WEDNESDAY)).post(PLANS);
  }

  /** Asked for and solved. */
  JsonPath solved(DispatchWorker worker, Map<String, Object> request) {
    String id = plan(with(request, "seconds", 1)).then().statusCode(202).extract().path("planId");
    solve(worker);
    return read(id);
  }

  static void solve(DispatchWorker worker) {
    try {
      worker.round();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonPath read(String planId) {
    return shop.asOwner().get(PLANS + "/" + planId).then().statusCode(200).extract().jsonPath();
  }

  Response accept(JsonPath plan) {
    return shop.asOwner().post(PLANS + "/" + plan.getString("planId") + "/accept");
  }

  void pin(String appointmentId, boolean pinned) {
    shop.asOwner()
        .body(Map.of("appointmentId", appointmentId, "pinned", pinned))
        .post("/v1/crm/dispatch/pins")
        .then()
        .statusCode(200);
  }

  /** By technician, as they stand. */
  List<String> standing() {
    return Database.list(
        """
        SELECT a.id || ' ' || a.technician_id || ' ' || a.starts_at || ' ' || a.version || ' ' || r.blocked
               || ' ' || (r.technician_id = a.technician_id AND r.starts_at = a.starts_at
                          AND r.ends_at = a.ends_at)
        FROM appointment a JOIN reservation r ON r.tenant_id = a.tenant_id AND r.id = a.id
        WHERE a.tenant_id = ? ORDER BY a.id
        """,
        shop.tenant().value());
  }

  String technicianOf(String appointmentId) {
    return shop.read(appointmentId).getString("technicianId");
  }

  String state(String planId) {
    return Database.list("SELECT state FROM dispatch_plan WHERE id = ?", UUID.fromString(planId))
        .getFirst();
  }
}
