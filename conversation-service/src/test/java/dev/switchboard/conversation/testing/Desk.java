package dev.switchboard.conversation.testing;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.conversation.MessageRole;
import dev.switchboard.conversation.sending.Lane;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.OutgoingMessage;
import dev.switchboard.conversation.sending.OutgoingService;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.testkit.stack.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant's connected number, known to the provider too, with conversations to write in. */
public record Desk(Provider provider, TenantTransactions transactions, OutgoingService outgoing) {
  /** An open conversation in which the customer has just written. */
  public UUID conversationWith(String waId) {
    return conversationWith(waId, Instant.now());
  }

  public UUID conversationWith(String waId, Instant lastInbound) {
    UUID customer = Ids.next();
    UUID conversation = Ids.next();
    UUID tenant = provider.tenant().value();
    Database.run("INSERT INTO customer (tenant_id, id) VALUES (?, ?)", tenant, customer);
    Database.run(
        """
        INSERT INTO customer_identity (tenant_id, channel, kind, value, customer_id)
        VALUES (?, 'WHATSAPP', 'WA_ID', ?, ?)
        """,
        tenant,
        waId,
        customer);
    Database.run(
        """
        INSERT INTO conversation (tenant_id, id, channel, channel_id, customer_id, sender_kind,
                                  sender, status, started_at, last_message_at, last_inbound_at)
        VALUES (?, ?, 'WHATSAPP', ?, ?, 'WA_ID', ?, 'BOT_ACTIVE', now(), now(), ?)
        """,
        tenant,
        conversation,
        provider.channelId(),
        customer,
        waId,
        lastInbound.atOffset(ZoneOffset.UTC));
    return conversation;
  }

  /** The assistant says this; the ids of the messages. */
  public List<UUID> says(UUID conversation, String... texts) {
    return queue(
        conversation,
        Arrays.stream(texts)
            .map(text -> OutgoingMessage.ofAssistant(new OutgoingContent.Text(text)))
            .toList());
  }

  public UUID says(UUID conversation, Lane lane, OutgoingContent content) {
    OutgoingMessage message =
        lane == Lane.ASSISTANT
            ? OutgoingMessage.ofAssistant(content)
            : new OutgoingMessage(Ids.next(), lane, MessageRole.SYSTEM, content, null);
    return queue(conversation, List.of(message)).getFirst();
  }

  public static Map<String, @Nullable String> message(UUID id) {
    return Database.row("SELECT * FROM message WHERE id = ?", id);
  }

  public static String status(UUID id) {
    return String.valueOf(message(id).get("status"));
  }

  private List<UUID> queue(UUID conversation, List<OutgoingMessage> messages) {
    transactions
        .onConnection(
            provider.tenant(),
            connection -> outgoing.queue(connection, provider.tenant(), conversation, messages))
        .await()
        .atMost(Duration.ofSeconds(10));
    return messages.stream().map(OutgoingMessage::id).toList();
  }
}
