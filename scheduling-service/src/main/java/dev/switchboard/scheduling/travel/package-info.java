/**
 * How long it takes from one place to another (features.md S12, X12): as the crow flies with a
 * detour, or as a router says.
 */
@NullMarked
package dev.switchboard.scheduling.travel;

import org.jspecify.annotations.NullMarked;
