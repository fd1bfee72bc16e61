/** The demo's own parts; the journeys are played by the acceptance tests. */
@NullMarked
package dev.switchboard.local.demo;

import org.jspecify.annotations.NullMarked;
