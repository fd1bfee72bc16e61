/** Facts about customers, conversations and messages, said by conversation-service. */
@NullMarked
package dev.switchboard.contracts.conversation;

import org.jspecify.annotations.NullMarked;
