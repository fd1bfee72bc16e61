/** Words about being written to, and the ledger of them. */
@NullMarked
package dev.switchboard.conversation.consent;

import org.jspecify.annotations.NullMarked;
