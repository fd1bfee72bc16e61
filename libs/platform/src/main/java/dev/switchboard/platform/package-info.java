/**
 * What every service needs once: tenancy, events in and out, work rows and leases, security,
 * errors, secrets. A service adds its domain; it writes none of this again.
 */
@NullMarked
package dev.switchboard.platform;

import org.jspecify.annotations.NullMarked;
