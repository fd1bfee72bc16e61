/**
 * Assigns and orders a day's visits over the technicians (features.md S12): a plan is solved beside
 * everything else, previewed, and accepted whole or not at all.
 */
@NullMarked
package dev.switchboard.scheduling.dispatch;

import org.jspecify.annotations.NullMarked;
