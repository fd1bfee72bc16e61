package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.testkit.stack.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A tenant's WhatsApp number, and what is delivered to it. */
record Line(TenantId tenant, UUID channelId, String phoneNumberId) {
  private static final AtomicLong NUMBERS = new AtomicLong(700_000_000_000_000L);

  static Line ofNewTenant() {
    return of(new TenantId(Ids.next()));
  }

  static Line of(TenantId tenant) {
    UUID app = Ids.next();
    Line line = new Line(tenant, Ids.next(), Long.toString(NUMBERS.incrementAndGet()));
    Database.run(
        """
        INSERT INTO webhook_app (id, app_key, kind, verify_token, app_secrets)
        VALUES (?, ?, 'WHATSAPP', 'sealed', ARRAY['sealed'])
        """,
        app,
        "app-" + app);
    Database.run(
        """
        INSERT INTO channel (tenant_id, id, kind, provider_address, webhook_app_id)
        VALUES (?, ?, 'WHATSAPP', ?, ?)
        """,
        tenant.value(),
        line.channelId,
        line.phoneNumberId,
        app);
    return line;
  }

  /** A delivery to this line alone: messages and statuses as {@link Said} writes them. */
  ConsumedEvent delivers(Said... said) {
    return delivers(List.of(said));
  }

  ConsumedEvent delivers(List<Said> said) {
    return event("{\"entry\":[{\"changes\":[%s]}]}".formatted(change(said)));
  }

  /** This line's part of a delivery that others may share. */
  String change(List<Said> said) {
    return """
    {"field":"messages","value":{"metadata":{"phone_number_id":"%s"},
      "contacts":[%s],"messages":[%s],"statuses":[%s]}}
    """
        .formatted(
            phoneNumberId,
            Said.contacts(said),
            Said.part(said, Said.Part.MESSAGES),
            Said.part(said, Said.Part.STATUSES));
  }

  /** The event that accepting this body would have made. */
  ConsumedEvent event(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new ConsumedEvent(
        Ids.derived(channelId, bytes),
        Topic.WEBHOOK_RECEIVED,
        tenant,
        channelId,
        channelId,
        Instant.now(),
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        bytes);
  }
}
