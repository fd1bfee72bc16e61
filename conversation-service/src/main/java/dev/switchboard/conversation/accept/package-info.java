/**
 * The door for providers: checks who signed a delivery, finds whom it is for, commits it, and only
 * then answers 200. What a delivery says is read later, by {@code intake}.
 */
@NullMarked
package dev.switchboard.conversation.accept;

import org.jspecify.annotations.NullMarked;
