/**
 * Handing a conversation to a person and back (features.md C25, X3): the assistant asks, somebody
 * takes over, and each change of owner raises the fencing token that keeps the others silent.
 */
@NullMarked
package dev.switchboard.conversation.handoff;

import org.jspecify.annotations.NullMarked;
