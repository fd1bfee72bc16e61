/**
 * What a business offers: codes, durations, price ranges, and the presets of its vertical
 * (features.md S2).
 */
@NullMarked
package dev.switchboard.scheduling.servicetype;

import org.jspecify.annotations.NullMarked;
