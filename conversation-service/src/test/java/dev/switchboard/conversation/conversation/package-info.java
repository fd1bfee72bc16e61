@NullMarked
package dev.switchboard.conversation.conversation;

import org.jspecify.annotations.NullMarked;
