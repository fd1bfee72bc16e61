package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.testkit.stack.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What intake left in the database for a tenant. */
record Stored(TenantId tenant) {
  /** An expression over the tenant's first conversation. */
  String conversation(String expression) {
    return Database.list(
            "SELECT %s FROM conversation WHERE tenant_id = ?".formatted(expression), tenant.value())
        .getFirst();
  }

  List<String> names() {
    return Database.list(
        "SELECT kind || ' ' || value FROM customer_identity WHERE tenant_id = ? ORDER BY 1",
        tenant.value());
  }

  /** Each sender's, in their order. */
  List<String> texts() {
    return Database.list(
        """
        SELECT m.text FROM message m JOIN conversation c ON c.id = m.conversation_id
        WHERE m.tenant_id = ? ORDER BY c.sender, m.sequence
        """,
        tenant.value());
  }

  List<String> topics() {
    return Database.list(
        "SELECT topic FROM outbox WHERE tenant_id = ? ORDER BY id", tenant.value());
  }

  List<Map<String, @Nullable String>> events(String topic) {
    return Database.rows(
        """
        SELECT event_id, key, trace_parent, extract(epoch FROM occurred_at)::bigint AS at,
               convert_from(data, 'UTF8') AS data
        FROM outbox WHERE tenant_id = ? AND topic = ? ORDER BY id
        """,
        tenant.value(),
        topic);
  }

  /** All that a second delivery must not change. */
  List<String> everything() {
    List<String> all = new ArrayList<>();
    for (String table : List.of("customer", "customer_identity", "conversation", "message")) {
      all.addAll(
          Database.list(
              "SELECT t::text FROM %s t WHERE tenant_id = ? ORDER BY 1".formatted(table),
              tenant.value()));
    }
    all.addAll(topics());
    return all;
  }
}
