/**
 * What the assistant may ask of the other services (features.md C20): typed calls, their answers,
 * and the log in which each is committed before it is made. An engine decides which to call; a call
 * acts only for the customer of its conversation.
 */
@NullMarked
package dev.switchboard.conversation.tool;

import org.jspecify.annotations.NullMarked;
