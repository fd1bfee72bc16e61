package dev.switchboard.conversation.channel;

import dev.switchboard.contracts.conversation.ChannelKind;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connected number as its tenant sees it: everything but its secrets. */
public record ChannelView(
    UUID channelId,
    ChannelKind kind,
    String phoneNumberId,
    @Nullable String appKey,
    @Nullable String displayPhoneNumber,
    @Nullable String ownerAlertTemplate,
    @Nullable String reminderTemplate,
    @Nullable String reminderText,
    @Nullable String followUpTemplate,
    @Nullable String reactivationTemplate,
    @Nullable String offerTemplate,
    boolean active,
    Instant createdAt) {
  /** Their names in {@code channel.settings}. */
  public static final String OWNER_ALERT_TEMPLATE = "ownerAlertTemplate";

  public static final String REMINDER_TEMPLATE = "reminderTemplate";
  public static final String REMINDER_TEXT = "reminderText";
  public static final String FOLLOW_UP_TEMPLATE = "followUpTemplate";
  public static final String REACTIVATION_TEMPLATE = "reactivationTemplate";
  public static final String OFFER_TEMPLATE = "offerTemplate";

  static ChannelView from(Row row) {
    JsonObject settings = row.getJsonObject("settings");
    return new ChannelView(
        row.getUUID("id"),
        ChannelKind.valueOf(row.getString("kind")),
        row.getString("provider_address"),
        row.getString("app_key"),
        row.getString("display_number"),
        settings.getString(OWNER_ALERT_TEMPLATE),
        settings.getString(REMINDER_TEMPLATE),
        settings.getString(REMINDER_TEXT),
        settings.getString(FOLLOW_UP_TEMPLATE),
        settings.getString(REACTIVATION_TEMPLATE),
        settings.getString(OFFER_TEMPLATE),
        row.getBoolean("active"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
