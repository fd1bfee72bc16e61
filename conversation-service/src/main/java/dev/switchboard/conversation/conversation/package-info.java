/**
 * Conversations: where they stand, how they may move, and who may see which. Their messages live in
 * {@code message}.
 */
@NullMarked
package dev.switchboard.conversation.conversation;

import org.jspecify.annotations.NullMarked;
