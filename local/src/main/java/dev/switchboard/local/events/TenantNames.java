package dev.switchboard.local.events;

import dev.switchboard.contracts.Topic;
import java.util.HashMap;
import java.util.Map;

/** The tenants' short names, learned from what {@code tenant-changed} says. */
final class TenantNames {
  static final String TOPIC = Topic.TENANT_CHANGED.topicName();

  private final Map<String, String> names = new HashMap<>();

  void learn(SeenRecord seen) {
    if (!seen.topic().equals(TOPIC)) {
      return;
    }
    seen.data()
        .map(data -> data.path("slug").asText())
        .filter(slug -> !slug.isEmpty())
        .ifPresent(slug -> seen.attribute("tenantid").ifPresent(id -> names.put(id, slug)));
  }

  /** The id itself while there is no name. */
  String of(String tenantId) {
    return names.getOrDefault(tenantId, tenantId);
  }
}
