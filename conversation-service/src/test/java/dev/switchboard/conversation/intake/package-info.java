@NullMarked
package dev.switchboard.conversation.intake;

import org.jspecify.annotations.NullMarked;
