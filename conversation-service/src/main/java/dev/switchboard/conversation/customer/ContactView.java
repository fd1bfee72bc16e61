package dev.switchboard.conversation.customer;

import java.util.UUID;

/**
 * Who has the number; nothing else of him, because whoever gave the number may not be he.
 *
 * @param created whether nobody had it before
 */
record ContactView(UUID customerId, boolean created) {}
