package dev.switchboard.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Who may sign in, and his token. */
record People(Http tenants) {
  static final String PASSWORD = "switchboard-demo-owner";

  static People of(RunningStack stack) {
    return new People(Http.at(stack.url("tenant-service")));
  }

  /** A demo tenant's owner. */
  String owner(String slug) {
    return signIn("owner@" + slug + ".example", PASSWORD);
  }

  /** tenant-service, for whoever runs the platform. */
  Http admin() {
    return tenants.as(signIn("admin@switchboard.example", "switchboard-demo-admin"));
  }

  String tenantId(String slug) {
    for (JsonNode tenant : admin().get("/v1/admin/tenants?limit=100").path("items")) {
      if (tenant.path("slug").asText().equals(slug)) {
        return tenant.path("tenantId").asText();
      }
    }
    throw new AssertionError("there is no tenant " + slug);
  }

  private String signIn(String email, String password) {
    Map<String, String> login =
        Map.of("grantType", "PASSWORD", "email", email, "password", password);
    return tenants.post("/v1/auth/tokens", login).path("accessToken").asText();
  }
}
