@NullMarked
package dev.switchboard.scheduling.holiday;

import org.jspecify.annotations.NullMarked;
