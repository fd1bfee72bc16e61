/**
 * How long it takes from one place to another (features.md S12, X12): reckoned as the crow flies
 * with a detour.
 */
@NullMarked
package dev.switchboard.scheduling.travel;

import org.jspecify.annotations.NullMarked;
