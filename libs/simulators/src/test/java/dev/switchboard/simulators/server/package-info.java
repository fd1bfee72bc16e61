/** Faults, journal and control, the same for every simulator. */
@NullMarked
package dev.switchboard.simulators.server;

import org.jspecify.annotations.NullMarked;
