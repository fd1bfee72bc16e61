@NullMarked
package dev.switchboard.conversation.message;

import org.jspecify.annotations.NullMarked;
