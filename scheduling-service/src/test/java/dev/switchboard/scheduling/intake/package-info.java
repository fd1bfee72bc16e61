@NullMarked
package dev.switchboard.scheduling.intake;

import org.jspecify.annotations.NullMarked;
