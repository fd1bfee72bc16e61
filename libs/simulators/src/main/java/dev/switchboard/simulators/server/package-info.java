/**
 * What every simulator has: an HTTP server, a journal of what came in, faults on demand, and the
 * control endpoint under {@code /_control/}.
 */
@NullMarked
package dev.switchboard.simulators.server;

import org.jspecify.annotations.NullMarked;
