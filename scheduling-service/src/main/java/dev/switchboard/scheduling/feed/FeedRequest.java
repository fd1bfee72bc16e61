package dev.switchboard.scheduling.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request for a calendar feed.
 *
 * @param technicianId whose visits; absent: everybody's
 * @param detail absent: MINIMAL
 */
record FeedRequest(@Nullable UUID technicianId, @Nullable Detail detail) {}
