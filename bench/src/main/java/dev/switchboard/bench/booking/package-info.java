/**
 * What a booking without collision costs: the service's own statements beside other ways to keep
 * two visits apart, by the same client on the same server.
 */
@NullMarked
package dev.switchboard.bench.booking;

import org.jspecify.annotations.NullMarked;
