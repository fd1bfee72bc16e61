@NullMarked
package dev.switchboard.scheduling.conflict;

import org.jspecify.annotations.NullMarked;
