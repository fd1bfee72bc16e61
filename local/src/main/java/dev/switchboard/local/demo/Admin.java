package dev.switchboard.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.KeptToken;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.local.SignIn;
import java.util.List;
import java.util.Map;

/** Whoever runs the platform. */
final class Admin {
  private static final String TENANTS = "/v1/admin/tenants";

  private final Settings settings;
  private final KeptToken token;

  Admin(Settings settings) {
    this.settings = settings;
    this.token = new KeptToken(new SignIn(settings)::admin);
  }

  /** The address of a business in tenant-service's API. */
  String tenant(DemoTenant business) {
    for (JsonNode tenant :
        api(LocalService.TENANT).get(TENANTS + "?limit=100").require().path("items")) {
      if (tenant.path("slug").asText().equals(business.slug())) {
        return TENANTS + "/" + tenant.path("tenantId").asText();
      }
    }
    throw new JourneyFailedException("there is no tenant " + business.slug());
  }

  void suspend(DemoTenant business, String reason) {
    var unused =
        api(LocalService.TENANT)
            .post(tenant(business) + "/suspend", Map.of("reason", reason))
            .require();
  }

  void reactivate(DemoTenant business) {
    var unused =
        api(LocalService.TENANT).post(tenant(business) + "/reactivate", Map.of()).require();
  }

  /** Makes an app known by whose secret deliveries are signed. */
  void connectApp(String key, String secret) {
    Map<String, Object> app = Map.of("verifyToken", key, "appSecrets", List.of(secret));
    var unused = api(LocalService.CONVERSATION).put("/v1/admin/webhook-apps/" + key, app).require();
  }

  private Api api(LocalService service) {
    return new Api(service.url(settings), token.current());
  }
}
