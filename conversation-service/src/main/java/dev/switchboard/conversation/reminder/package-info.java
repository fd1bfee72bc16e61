/**
 * Reminders of visits, campaigns' follow-ups and offers to who waits (features.md S8 to S10, X2;
 * design.md 3.6): one message for each that comes due, sent only with scheduling-service's permit,
 * asked for right before the call to the provider.
 */
@NullMarked
package dev.switchboard.conversation.reminder;

import org.jspecify.annotations.NullMarked;
