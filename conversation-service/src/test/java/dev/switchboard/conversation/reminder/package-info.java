/** Reminders, against a scheduling-service that revokes, hangs and goes away. */
@NullMarked
package dev.switchboard.conversation.reminder;

import org.jspecify.annotations.NullMarked;
