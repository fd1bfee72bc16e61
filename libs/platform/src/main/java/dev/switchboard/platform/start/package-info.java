/** Starts a service's loops when it is ready for them, and stops them in order. */
@NullMarked
package dev.switchboard.platform.start;

import org.jspecify.annotations.NullMarked;
