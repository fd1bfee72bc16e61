package dev.switchboard.conversation.whatsapp;

import dev.switchboard.contracts.conversation.MessageStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message of ours (protocols.md 1.6).
 *
 * @param id the provider's id of that message
 * @param status SENT, DELIVERED, READ, PLAYED or FAILED
 * @param at the provider's time; absent when it gave none that can be read
 * @param error with FAILED
 * @param callbackData what we gave along when sending, our own message's id; the only link between
 *     the two while our side of the send is not yet committed
 * @param recipient absent when the provider names none
 */
public record InboundStatus(
    String id,
    MessageStatus status,
    @Nullable Instant at,
    @Nullable ProviderError error,
    @Nullable String callbackData,
    @Nullable Sender recipient) {}
