@NullMarked
package dev.switchboard.scheduling.dispatch;

import org.jspecify.annotations.NullMarked;
