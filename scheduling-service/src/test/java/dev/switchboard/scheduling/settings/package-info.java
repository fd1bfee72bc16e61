@NullMarked
package dev.switchboard.scheduling.settings;

import org.jspecify.annotations.NullMarked;
