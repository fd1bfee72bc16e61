@NullMarked
package dev.switchboard.scheduling.transfer;

import org.jspecify.annotations.NullMarked;
