/** What the assistant speaks, and every fixed sentence it says (features.md C35). */
@NullMarked
package dev.switchboard.conversation.language;

import org.jspecify.annotations.NullMarked;
