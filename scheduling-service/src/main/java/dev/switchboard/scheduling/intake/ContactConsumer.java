package dev.switchboard.scheduling.intake;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.conversation.MessageReceived;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventJson;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notes when each customer last wrote, in which conversation, and when that began: who wrote and
 * did not book may be written to (features.md S10). Words that come late change nothing.
 */
@ApplicationScoped
class ContactConsumer implements EventConsumer {
  private static final String NOTE =
      """
      INSERT INTO customer_contact AS k (tenant_id, customer_id, conversation_id, began_at, last_at)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])
        AS n(tenant_id, customer_id, conversation_id, began_at, last_at)
      ORDER BY n.tenant_id, n.customer_id
      ON CONFLICT ON CONSTRAINT customer_contact_pk DO UPDATE SET
        began_at = CASE WHEN k.conversation_id = excluded.conversation_id
          THEN least(k.began_at, excluded.began_at) ELSE excluded.began_at END,
        conversation_id = excluded.conversation_id,
        last_at = greatest(k.last_at, excluded.last_at)
      WHERE k.last_at < excluded.last_at
        OR k.conversation_id = excluded.conversation_id AND k.began_at > excluded.began_at
      """;

  @Override
  public String name() {
    return "scheduling-service.contacts";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.MESSAGE_RECEIVED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    List<Contact> contacts = List.copyOf(contacts(events).values());
    if (contacts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(NOTE)
        .execute(
            Tuple.of(
                contacts.stream().map(Contact::tenant).toArray(UUID[]::new),
                contacts.stream().map(Contact::customer).toArray(UUID[]::new),
                contacts.stream().map(Contact::conversation).toArray(UUID[]::new),
                contacts.stream().map(it -> Rows.utc(it.began())).toArray(OffsetDateTime[]::new),
                contacts.stream().map(it -> Rows.utc(it.last())).toArray(OffsetDateTime[]::new)))
        .replaceWithVoid();
  }

  /** A statement may write a row only once: each customer's last conversation of the batch. */
  private static Map<UUID, Contact> contacts(List<ConsumedEvent> events) {
    Map<UUID, Contact> contacts = new TreeMap<>();
    for (ConsumedEvent event : events) {
      MessageReceived message = EventJson.read(event, MessageReceived.class);
      @Nullable UUID customer = message.customerId();
      if (customer != null) {
        Contact one =
            new Contact(
                event.tenantId().value(),
                customer,
                message.conversationId(),
                message.sentAt(),
                message.sentAt());
        contacts.merge(customer, one, Contact::and);
      }
    }
    return contacts;
  }

  private record Contact(
      UUID tenant, UUID customer, UUID conversation, Instant began, Instant last) {
    Contact and(Contact other) {
      Contact later = other.last.isBefore(last) ? this : other;
      Contact earlier = later == other ? this : other;
      return conversation.equals(other.conversation)
          ? new Contact(
              tenant,
              customer,
              conversation,
              earlier.began.isBefore(later.began) ? earlier.began : later.began,
              later.last)
          : later;
    }
  }
}
