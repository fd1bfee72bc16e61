package dev.switchboard.billing.usage;

import dev.switchboard.billing.Meter;
import dev.switchboard.contracts.conversation.ChannelKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event that was counted: the end of every way down from an invoice (features.md X1).
 *
 * @param eventId the CloudEvents id on the topic
 * @param subjectId the message, appointment or reminder
 */
record UsageEventView(
    UUID eventId,
    Meter meter,
    @Nullable ChannelKind channel,
    BigDecimal quantity,
    Instant occurredAt,
    UUID subjectId,
    @Nullable UUID conversationId) {}
