@NullMarked
package dev.switchboard.scheduling.csv;

import org.jspecify.annotations.NullMarked;
