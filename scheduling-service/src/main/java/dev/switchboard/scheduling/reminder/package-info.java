/**
 * Reminders of visits (features.md S9, S15): planned with the visit, said once when due, permitted
 * once right before they are sent.
 */
@NullMarked
package dev.switchboard.scheduling.reminder;

import org.jspecify.annotations.NullMarked;
