package dev.switchboard.scheduling.dispatch;

import java.time.Instant;
import java.util.UUID;

/** Whether a visit's technician stays, whatever is planned. */
record PinView(UUID appointmentId, UUID technicianId, Instant startsAt, boolean pinned) {}
