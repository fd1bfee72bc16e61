@NullMarked
package dev.switchboard.scheduling.bookingpage;

import org.jspecify.annotations.NullMarked;
