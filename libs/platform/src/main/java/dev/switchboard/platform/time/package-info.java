/**
 * The two clocks (design.md section 6): one that nobody can move, for everything between machines,
 * and one for the wall clock of the business, which a demo or a test may move.
 */
@NullMarked
package dev.switchboard.platform.time;

import org.jspecify.annotations.NullMarked;
