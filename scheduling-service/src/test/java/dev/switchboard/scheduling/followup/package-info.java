@NullMarked
package dev.switchboard.scheduling.followup;

import org.jspecify.annotations.NullMarked;
