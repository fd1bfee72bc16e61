/**
 * What other services tell: which customers there are, when they wrote, who wants no messages, what
 * outside calendars hold and where a visit stands in them. One consumer per stream.
 */
@NullMarked
package dev.switchboard.scheduling.intake;

import org.jspecify.annotations.NullMarked;
