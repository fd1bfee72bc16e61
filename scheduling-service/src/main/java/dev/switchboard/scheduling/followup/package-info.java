/**
 * Campaigns (features.md S10): customers who wrote and did not book, or whose last visit was long
 * ago, are written to once; conversation-service sends, with a permit as reminders have.
 */
@NullMarked
package dev.switchboard.scheduling.followup;

import org.jspecify.annotations.NullMarked;
