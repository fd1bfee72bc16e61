package dev.switchboard.bench.intake;

/**
 * A delivery as it goes over the wire.
 *
 * @param messageId the provider's, of its one message
 * @param customer who wrote it, numbered from 0
 * @param bytes the whole HTTP request
 */
@SuppressWarnings("ArrayRecordComponent") // made once, shared with nobody, never compared
record Post(String messageId, int customer, byte[] bytes) {}
