@NullMarked
package dev.switchboard.platform.accept;

import org.jspecify.annotations.NullMarked;
