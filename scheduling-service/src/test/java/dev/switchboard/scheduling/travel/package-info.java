@NullMarked
package dev.switchboard.scheduling.travel;

import org.jspecify.annotations.NullMarked;
