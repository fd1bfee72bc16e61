package dev.switchboard.scheduling.transfer;

import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.stack.Database;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;

/** A business that moves in, and the files that it brings. */
record Importing(Shop shop) {
  static final String IMPORT = Shop.APPOINTMENTS + "/import";
  static final String HEAD = "externalId,startsAt,durationMinutes,customerName,phone,serviceType";
  static final String PAST = "p,2026-10-01 10:00,60,Ana,+5491155550001,isp_repair";
  static final String TO_COME = "f,2026-11-25 10:00,60,Bea,+5491155550002,isp_repair";

  /** With what changes of a visit. */
  static final String WIDE = HEAD + ",technician,status,notes,tags,quoted_value";

  JsonPath taken(String... rows) {
    return answered(imported("dryRun=false", rows));
  }

  /** What differs from what was taken before is changed here, too. */
  JsonPath applied(String... rows) {
    return answered(imported("onChanged=APPLY", rows));
  }

  /** What {@link #applied} would do. */
  JsonPath foreseen(String... rows) {
    return answered(imported("onChanged=APPLY&dryRun=true", rows));
  }

  Response imported(String query, String... rows) {
    return shop.asOwner()
        .contentType("text/csv; charset=UTF-8")
        .body(String.join("\r\n", rows))
        .post(IMPORT + "?" + query);
  }

  /** Of events that do not say what is to be done. */
  Response calendar(String query, String events) {
    return shop.asOwner()
        .contentType("text/calendar; charset=UTF-8")
        .body(CalendarText.of(events).getBytes(StandardCharsets.UTF_8))
        .post(IMPORT + "?serviceType=isp_repair&" + query);
  }

  JsonPath visit(JsonPath report, int row) {
    return shop.read(report.getString("rows[" + row + "].appointmentId"));
  }

  String technicianOf(JsonPath report, int row) {
    return visit(report, row).getString("technicianId");
  }

  long overlaps() {
    return Database.count(
        """
        SELECT count(*) FROM reservation a JOIN reservation b
          ON a.tenant_id = b.tenant_id AND a.technician_id = b.technician_id AND a.id < b.id
         AND a.blocked && b.blocked
        WHERE a.tenant_id = ?
        """,
        shop.tenant().value());
  }

  static JsonPath answered(Response answer) {
    return answer.then().statusCode(200).extract().jsonPath();
  }

  /**
   * A row under {@link #WIDE}.
   *
   * @param rest the last four columns, or the last five
   */
  static String row(String id, String start, String rest) {
    String last = rest.chars().filter(one -> one == ',').count() == 4 ? rest : "," + rest;
    return "%s,%s,60,Ana,+5491155550001,isp_repair,%s".formatted(id, start, last);
  }
}
