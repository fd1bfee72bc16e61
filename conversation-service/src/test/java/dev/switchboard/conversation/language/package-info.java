/** That everything the assistant says exists in every language. */
@NullMarked
package dev.switchboard.conversation.language;

import org.jspecify.annotations.NullMarked;
