/**
 * A business's hours and scheduling rules (features.md S1), with the defaults a tenant starts from.
 */
@NullMarked
package dev.switchboard.scheduling.settings;

import org.jspecify.annotations.NullMarked;
