package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.contracts.conversation.MessageRole;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.consent.Address;
import dev.switchboard.conversation.consent.Party;
import dev.switchboard.conversation.sending.Condition.Conditional;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that is to be sent, with its conversation and channel, all locked or unchanging. */
record Pending(Letter letter, Thread thread, Line line, Standing standing, Attempt attempt) {

  /**
   * What is to be sent.
   *
   * @param condition what must still hold then
   */
  record Letter(
      UUID id,
      MessageRole role,
      MessageKind kind,
      long sequence,
      Lane lane,
      @Nullable String text,
      JsonObject payload,
      @Nullable Condition condition) {
    OutgoingContent content() {
      return OutgoingContent.from(text, payload);
    }
  }

  /** To whom. */
  record Thread(
      TenantId tenant,
      UUID conversationId,
      @Nullable UUID customerId,
      Address address,
      long ownerEpoch,
      @Nullable Instant lastInboundAt) {}

  /**
   * Through what.
   *
   * @param credentials sealed
   */
  record Line(
      UUID id,
      ChannelKind kind,
      String providerAddress,
      @Nullable String credentials,
      boolean active) {}

  /**
   * How far sending it has come.
   *
   * @param ownerEpoch the conversation's when it was queued
   * @param tries how often the provider has certainly not taken it
   * @param callOpen whether a call was begun of which nobody knows the end
   */
  record Attempt(long ownerEpoch, int tries, boolean callOpen) {}

  Party party() {
    return new Party(thread.tenant(), line.kind(), thread.customerId(), thread.address());
  }

  /** Absent for a message without a condition. */
  @Nullable Conditional conditional() {
    return letter.condition() == null
        ? null
        : new Conditional(
            thread.tenant(), letter.id(), thread.conversationId(), letter.condition());
  }

  static Pending from(Row row) {
    return new Pending(letter(row), thread(row), line(row), standing(row), attempt(row));
  }

  private static Letter letter(Row row) {
    return new Letter(
        row.getUUID("id"),
        MessageRole.valueOf(row.getString("role")),
        MessageKind.valueOf(row.getString("kind")),
        row.getLong("sequence"),
        Lane.valueOf(row.getString("lane")),
        row.getString("text"),
        row.getJsonObject("payload"),
        condition(row));
  }

  private static @Nullable Condition condition(Row row) {
    UUID reminder = row.getUUID("reminder_id");
    return reminder == null
        ? null
        : new Condition(
            about(Lane.valueOf(row.getString("lane"))),
            reminder,
            row.getLong("appointment_version"),
            row.getOffsetDateTime("not_after").toInstant());
  }

  private static Condition.About about(Lane lane) {
    return switch (lane) {
      case CAMPAIGN -> Condition.About.FOLLOW_UP;
      case OFFER -> Condition.About.OFFER;
      case OPT_OUT_CONFIRMATION, SYSTEM, AGENT, ASSISTANT -> Condition.About.REMINDER;
    };
  }

  private static Thread thread(Row row) {
    return new Thread(
        new TenantId(row.getUUID("tenant_id")),
        row.getUUID("conversation_id"),
        row.getUUID("customer_id"),
        new Address(row.getString("sender_kind"), row.getString("sender")),
        row.getLong("owner_epoch"),
        time(row, "last_inbound_at"));
  }

  private static Line line(Row row) {
    return new Line(
        row.getUUID("channel_id"),
        ChannelKind.valueOf(row.getString("channel")),
        row.getString("provider_address"),
        row.getString("credentials"),
        row.getBoolean("active"));
  }

  private static Standing standing(Row row) {
    return new Standing(
        MessageStatus.valueOf(row.getString("status")),
        time(row, "status_at"),
        time(row, "sent_at"),
        row.getString("error_code"),
        row.getString("error_reason"));
  }

  private static Attempt attempt(Row row) {
    return new Attempt(
        row.getLong("queued_epoch"),
        row.getInteger("tries"),
        row.getOffsetDateTime("call_began_at") != null);
  }

  static @Nullable Instant time(Row row, String column) {
    var time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
