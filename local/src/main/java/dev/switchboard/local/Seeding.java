package dev.switchboard.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Api.Answer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the demo tenants what they are, through the public APIs only. It looks before it makes, so
 * that every start may do it again.
 */
final class Seeding {
  private static final String TENANTS = "/v1/admin/tenants";
  private static final int CONFLICT = 409;

  private final Api tenants;
  private final DemoNumbers numbers;
  private final DemoBackOffice backOffice;
  private final Settings settings;

  Seeding(Api tenants, DemoNumbers numbers, DemoBackOffice backOffice, Settings settings) {
    this.tenants = tenants;
    this.numbers = numbers;
    this.backOffice = backOffice;
    this.settings = settings;
  }

  /**
   * @return each business's owner's token
   * @throws IllegalStateException when a service refuses
   */
  Map<DemoTenant, String> run() {
    Map<DemoTenant, String> owners = new EnumMap<>(DemoTenant.class);
    SignIn signIn = new SignIn(settings);
    String admin = signIn.admin();
    numbers.connectApp(admin);
    for (DemoTenant tenant : DemoTenant.values()) {
      String id = tenantId(tenants.as(admin), tenant);
      addOwner(tenants.as(admin), id, tenant);
      String owner = signIn.owner(tenant);
      numbers.connect(owner, tenant);
      backOffice.connect(owner, tenant);
      owners.put(tenant, owner);
    }
    return owners;
  }

  private static String tenantId(Api api, DemoTenant tenant) {
    for (JsonNode found : api.get(TENANTS + "?limit=100").require().path("items")) {
      if (found.path("slug").asText().equals(tenant.slug())) {
        return found.path("tenantId").asText();
      }
    }
    Map<String, Object> request = new HashMap<>(tenant.profile());
    request.put("name", tenant.shownName());
    request.put("slug", tenant.slug());
    request.put("ownerEmail", tenant.ownerEmail());
    return api.post(TENANTS, request).require().path("tenant").path("tenantId").asText();
  }

  private void addOwner(Api api, String tenantId, DemoTenant tenant) {
    Map<String, String> owner =
        Map.of(
            "email", tenant.ownerEmail(),
            "password", settings.text(Demo.OWNER_PASSWORD),
            "role", "owner");
    Answer answer = api.post(TENANTS + "/" + tenantId + "/members", owner);
    if (answer.status() != CONFLICT) {
      var unused = answer.require();
    }
  }
}
