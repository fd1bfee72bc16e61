@NullMarked
package dev.switchboard.scheduling.appointment;

import org.jspecify.annotations.NullMarked;
