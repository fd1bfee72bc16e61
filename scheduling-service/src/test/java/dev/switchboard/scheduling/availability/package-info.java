@NullMarked
package dev.switchboard.scheduling.availability;

import org.jspecify.annotations.NullMarked;
