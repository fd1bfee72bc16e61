/**
 * {@code ./switchboard chaos}: kills parts of a running stack while customers write, and then looks
 * whether anything was lost, done twice or done out of order. It uses public APIs, the simulators
 * and signals only; no service knows of it.
 */
@NullMarked
package dev.switchboard.bench.chaos;

import org.jspecify.annotations.NullMarked;
