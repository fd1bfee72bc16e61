@NullMarked
package dev.switchboard.platform.work;

import org.jspecify.annotations.NullMarked;
