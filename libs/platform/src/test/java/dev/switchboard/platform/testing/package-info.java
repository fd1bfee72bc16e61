@NullMarked
package dev.switchboard.platform.testing;

import org.jspecify.annotations.NullMarked;
