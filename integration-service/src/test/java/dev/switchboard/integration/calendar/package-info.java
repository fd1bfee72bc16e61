@NullMarked
package dev.switchboard.integration.calendar;

import org.jspecify.annotations.NullMarked;
