/** Connecting numbers. */
@NullMarked
package dev.switchboard.conversation.channel;

import org.jspecify.annotations.NullMarked;
