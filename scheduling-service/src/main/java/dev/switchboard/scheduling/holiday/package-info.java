/**
 * Public holidays by country and region, as the library Jollyday knows them; nothing is asked over
 * the network.
 */
@NullMarked
package dev.switchboard.scheduling.holiday;

import org.jspecify.annotations.NullMarked;
