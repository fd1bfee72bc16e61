@NullMarked
package dev.switchboard.scheduling.reminder;

import org.jspecify.annotations.NullMarked;
