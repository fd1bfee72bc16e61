@NullMarked
package dev.switchboard.scheduling.series;

import org.jspecify.annotations.NullMarked;
