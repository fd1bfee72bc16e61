package dev.switchboard.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.KeptToken;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who may sign in, and his token. */
final class People {
  static final String PASSWORD = "switchboard-demo-owner";

  private final Http tenants;
  private final Map<String, KeptToken> tokens = new ConcurrentHashMap<>();

  People(Http tenants) {
    this.tenants = tenants;
  }

  /** A demo tenant's owner. */
  String owner(String slug) {
    return token("owner@" + slug + ".example", PASSWORD);
  }

  /** tenant-service, for whoever runs the platform. */
  Http admin() {
    return tenants.as(token("admin@switchboard.example", "switchboard-demo-admin"));
  }

  String tenantId(String slug) {
    for (JsonNode tenant : admin().get("/v1/admin/tenants?limit=100").path("items")) {
      if (tenant.path("slug").asText().equals(slug)) {
        return tenant.path("tenantId").asText();
      }
    }
    throw new AssertionError("there is no tenant " + slug);
  }

  private String token(String email, String password) {
    return tokens
        .computeIfAbsent(email, _ -> new KeptToken(() -> signIn(email, password)))
        .current();
  }

  private String signIn(String email, String password) {
    Map<String, String> login =
        Map.of("grantType", "PASSWORD", "email", email, "password", password);
    return tenants.post("/v1/auth/tokens", login).path("accessToken").asText();
  }
}
