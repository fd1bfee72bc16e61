@NullMarked
package dev.switchboard.scheduling.testing;

import org.jspecify.annotations.NullMarked;
