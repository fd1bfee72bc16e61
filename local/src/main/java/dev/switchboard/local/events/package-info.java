/**
 * {@code ./switchboard events}: the running stack's topics, printed as events come. It joins no
 * group and commits nothing, so that nobody's reading changes.
 */
@NullMarked
package dev.switchboard.local.events;

import org.jspecify.annotations.NullMarked;
