/** What was said in conversations, read page by page in both directions (features.md C14, C40). */
@NullMarked
package dev.switchboard.conversation.message;

import org.jspecify.annotations.NullMarked;
