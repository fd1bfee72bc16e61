/** How long it takes to find free slots, and how that grows with what there is. */
@NullMarked
package dev.switchboard.bench.slots;

import org.jspecify.annotations.NullMarked;
