/** The driver's own parts; that it finds what is lost is as important as that nothing is. */
@NullMarked
package dev.switchboard.bench.chaos;

import org.jspecify.annotations.NullMarked;
