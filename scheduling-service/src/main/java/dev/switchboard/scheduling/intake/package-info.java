/**
 * What other services tell: customers, and where a visit stands in a calendar. One consumer per
 * stream.
 */
@NullMarked
package dev.switchboard.scheduling.intake;

import org.jspecify.annotations.NullMarked;
