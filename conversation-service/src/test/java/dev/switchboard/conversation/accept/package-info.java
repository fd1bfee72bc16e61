@NullMarked
package dev.switchboard.conversation.accept;

import org.jspecify.annotations.NullMarked;
