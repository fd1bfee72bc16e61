/** What an earlier version left in the database, after this one's migrations. */
@NullMarked
package dev.switchboard.conversation.upgrade;

import org.jspecify.annotations.NullMarked;
