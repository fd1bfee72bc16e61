package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.testkit.stack.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reminders as scheduling-service would tell them, and what became of them. */
final class Reminders {
  static final String ZONE = "America/Argentina/Buenos_Aires";
  static final Instant STARTS_AT = Instant.parse("2031-11-25T13:00:00Z");

  private Reminders() {}

  /** Due now, for an hour, for the customer of a conversation. */
  static ReminderDue of(UUID conversation) {
    return of(customerOf(conversation), conversation);
  }

  static ReminderDue of(UUID customer, @Nullable UUID conversation) {
    return new ReminderDue(
        Ids.next(),
        Ids.next(),
        3,
        customer,
        conversation,
        "isp_repair",
        STARTS_AT,
        ZONE,
        24,
        Instant.now().plus(Duration.ofHours(1)));
  }

  static ReminderDue ofVersion(ReminderDue due, long version) {
    return new ReminderDue(
        version == due.appointmentVersion() ? due.reminderId() : Ids.next(),
        due.appointmentId(),
        version,
        due.customerId(),
        due.conversationId(),
        due.serviceType(),
        due.startsAt(),
        due.timeZone(),
        due.hoursBefore(),
        due.notAfter());
  }

  static ReminderDue until(ReminderDue due, Instant notAfter) {
    return new ReminderDue(
        due.reminderId(),
        due.appointmentId(),
        due.appointmentVersion(),
        due.customerId(),
        due.conversationId(),
        due.serviceType(),
        due.startsAt(),
        due.timeZone(),
        due.hoursBefore(),
        notAfter);
  }

  static UUID customerOf(UUID conversation) {
    return UUID.fromString(
        String.valueOf(
            Database.list("SELECT customer_id FROM conversation WHERE id = ?", conversation)
                .getFirst()));
  }

  /** What is stored of it; empty until it was heard. */
  static Map<String, @Nullable String> stored(ReminderDue due) {
    return Database.rows(
            """
            SELECT r.conversation_id, r.message_id, r.skipped_because, m.status, m.error_code,
                   m.error_reason, m.kind, m.text
            FROM reminder r LEFT JOIN message m
              ON m.tenant_id = r.tenant_id AND m.id = r.message_id
            WHERE r.id = ? AND r.appointment_version = ?
            """,
            due.reminderId(),
            due.appointmentVersion())
        .stream()
        .findFirst()
        .orElse(Map.of());
  }

  /** The hour in which it may be said is over; its next try follows. */
  static void itsHourEnds(ReminderDue due) {
    Database.run(
        "UPDATE outgoing SET not_after = now() - interval '1 second' WHERE reminder_id = ?",
        due.reminderId());
  }

  /** The pause before its next try is over. */
  static void itsTurnComes(ReminderDue due) {
    Database.run(
        "UPDATE outgoing SET due_at = now() WHERE reminder_id = ? AND due_at > now()",
        due.reminderId());
  }

  static void optOut(TenantId tenant, String phone) {
    Database.run(
        """
        INSERT INTO consent (tenant_id, id, channel, address, opted_out, proof_message_id, changed_at)
        VALUES (?, ?, 'WHATSAPP', ?, true, ?, now())
        """,
        tenant.value(),
        Ids.next(),
        phone,
        Ids.next());
  }
}
