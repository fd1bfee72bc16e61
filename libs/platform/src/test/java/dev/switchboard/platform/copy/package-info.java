@NullMarked
package dev.switchboard.platform.copy;

import org.jspecify.annotations.NullMarked;
