/** Sending, against a provider that misbehaves on demand. */
@NullMarked
package dev.switchboard.conversation.sending;

import org.jspecify.annotations.NullMarked;
