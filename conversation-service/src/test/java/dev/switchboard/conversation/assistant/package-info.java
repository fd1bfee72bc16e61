/** Turns and their answers. */
@NullMarked
package dev.switchboard.conversation.assistant;

import org.jspecify.annotations.NullMarked;
