/** Deliveries as WhatsApp signs and posts them, many at once. */
@NullMarked
package dev.switchboard.bench.load;

import org.jspecify.annotations.NullMarked;
