package dev.switchboard.platform.event;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to Kafka, its data already bytes.
 *
 * @param tenantId absent for a delivery to a channel nobody has
 * @param topicName a {@link Topic}'s name, or its dead letter's
 * @param deadLetterReason why it could not be processed; only on a dead letter
 */
public record OutboxRow(
    UUID eventId,
    @Nullable TenantId tenantId,
    String topicName,
    UUID key,
    UUID subject,
    Instant time,
    @Nullable String traceParent,
    byte[] data,
    @Nullable String deadLetterReason) {

  private static final int LONGEST_REASON = 500;

  /** The same event, as its topic's dead letter. */
  static OutboxRow deadLetter(ConsumedEvent event, String reason) {
    return new OutboxRow(
        event.id(),
        event.tenantId(),
        event.topic().deadLetterName(),
        event.key(),
        event.subject(),
        event.time(),
        event.traceParent(),
        event.data(),
        shortened(reason));
  }

  /** The CloudEvents type: a dead letter keeps that of the event it holds. */
  String type() {
    return topic().type();
  }

  private Topic topic() {
    String live =
        topicName.endsWith(Topic.DEAD_LETTER_SUFFIX)
            ? topicName.substring(0, topicName.length() - Topic.DEAD_LETTER_SUFFIX.length())
            : topicName;
    return Topic.named(live);
  }

  private static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }
}
