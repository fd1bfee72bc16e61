package dev.switchboard.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Connects the demo tenants to the simulated back offices: ISPCube and Google Calendar. */
final class DemoBackOffice {
  private final Stack stack;

  DemoBackOffice(Stack stack) {
    this.stack = stack;
  }

  /** The simulator's accounts are new at every start, so a calendar is connected every time. */
  void connect(String owner, DemoTenant tenant) {
    Api integrations = new Api(LocalService.INTEGRATION.url(stack.settings()), owner);
    if (tenant == DemoTenant.FIBRA_SUR) {
      put(integrations, "/v1/crm/integrations/ispcube", ispcube());
    }
    put(integrations, "/v1/crm/integrations/google-calendar", calendar(tenant));
    Api scheduling = new Api(LocalService.SCHEDULING.url(stack.settings()), owner);
    put(scheduling, "/v1/crm/scheduling/settings", Map.of("reminderHours", List.of(24, 2)));
    put(
        scheduling,
        "/v1/crm/scheduling/booking-page",
        Map.of("enabled", true, "contactPhone", tenant.number().shown()));
    hire(scheduling, tenant);
  }

  private static void hire(Api scheduling, DemoTenant tenant) {
    List<String> known =
        scheduling.get("/v1/crm/technicians").require().path("items").findValuesAsText("name");
    for (String name : tenant.technicians()) {
      if (!known.contains(name)) {
        var unused = scheduling.post("/v1/crm/technicians", Map.of("name", name)).require();
      }
    }
  }

  private Map<String, Object> ispcube() {
    return Map.of(
        "baseUrl", stack.simulator("ispcube") + "/api",
        "username", "switchboard",
        "password", "demo-password",
        "apiKey", "demo-api-key",
        "clientId", "77");
  }

  private Map<String, Object> calendar(DemoTenant tenant) {
    Api google = new Api(stack.simulator("google"), null);
    var unused =
        google
            .post(
                "/_control/google/calendars",
                Map.of(
                    "calendarId", tenant.calendarId(),
                    "timeZone", tenant.profile().get("timeZone")))
            .require();
    JsonNode account =
        google
            .post(
                "/_control/google/service-accounts",
                Map.of("clientEmail", tenant.calendarAccount()))
            .require();
    return Map.of(
        "calendarId",
        tenant.calendarId(),
        "serviceAccount",
        account,
        "apiUrl",
        stack.simulator("google") + "/calendar/v3");
  }

  private static void put(Api api, String path, Map<String, Object> body) {
    var unused = Api.whenHeard(() -> api.put(path, body)).require();
  }
}
