/**
 * {@code ./switchboard demo}: customers write, and what follows is looked up where a business and
 * its providers would see it (features.md P3). It uses public APIs and the simulators' only.
 */
@NullMarked
package dev.switchboard.local.demo;

import org.jspecify.annotations.NullMarked;
