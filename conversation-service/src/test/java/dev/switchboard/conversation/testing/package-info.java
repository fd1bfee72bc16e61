@NullMarked
package dev.switchboard.conversation.testing;

import org.jspecify.annotations.NullMarked;
