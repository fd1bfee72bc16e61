package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.UUID;

/**
 * A slot that is kept for who has the id.
 *
 * @param expiresAt business time; then it is free again
 */
record HoldView(
    UUID holdId,
    Instant expiresAt,
    String serviceType,
    Instant startsAt,
    Instant endsAt,
    UUID technicianId) {}
