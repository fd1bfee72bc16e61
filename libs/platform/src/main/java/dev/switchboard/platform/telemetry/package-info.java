/**
 * Trace context (W3C, features.md P1): the id that joins a request, its log lines, its events and
 * its errors. Kept in the logging context under the names OpenTelemetry uses, so that it can take
 * over without a change elsewhere.
 */
@NullMarked
package dev.switchboard.platform.telemetry;

import org.jspecify.annotations.NullMarked;
