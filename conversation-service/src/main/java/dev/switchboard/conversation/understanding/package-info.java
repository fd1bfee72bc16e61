/**
 * What a customer's words mean, in Spanish and English, by rules alone (features.md C21, C22, C38).
 * Pure: the same words, read against the same open question on the same day, always mean the same.
 */
@NullMarked
package dev.switchboard.conversation.understanding;

import org.jspecify.annotations.NullMarked;
