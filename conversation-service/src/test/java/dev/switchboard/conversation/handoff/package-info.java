/** Handing a conversation over and back, over HTTP and against real sending. */
@NullMarked
package dev.switchboard.conversation.handoff;

import org.jspecify.annotations.NullMarked;
