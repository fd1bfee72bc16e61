@NullMarked
package dev.switchboard.scheduling.waitlist;

import org.jspecify.annotations.NullMarked;
