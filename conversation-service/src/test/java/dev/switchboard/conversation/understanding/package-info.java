/** The words customers write, and how each is to be read. */
@NullMarked
package dev.switchboard.conversation.understanding;

import org.jspecify.annotations.NullMarked;
