/**
 * Calls addresses that tenants have typed in: only public ones, checked each time after the name is
 * resolved, without redirects, within a time and a size (features.md I4).
 */
@NullMarked
package dev.switchboard.integration.outbound;

import org.jspecify.annotations.NullMarked;
