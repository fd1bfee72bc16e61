@NullMarked
package dev.switchboard.bench.booking;

import org.jspecify.annotations.NullMarked;
