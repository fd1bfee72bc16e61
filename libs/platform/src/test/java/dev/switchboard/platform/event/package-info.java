@NullMarked
package dev.switchboard.platform.event;

import org.jspecify.annotations.NullMarked;
