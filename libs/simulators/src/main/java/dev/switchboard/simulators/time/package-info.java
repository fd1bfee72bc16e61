/** The time a simulated provider lives in, which a demo or a test can move. */
@NullMarked
package dev.switchboard.simulators.time;

import org.jspecify.annotations.NullMarked;
