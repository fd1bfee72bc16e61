/**
 * Takes deliveries in: what a provider was answered 200 for is committed, and one commit serves all
 * who wait for it.
 */
@NullMarked
package dev.switchboard.platform.accept;

import org.jspecify.annotations.NullMarked;
