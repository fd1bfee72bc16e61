/** The booking page in a real browser: {@code ./switchboard pages}, no part of the test command. */
@NullMarked
package dev.switchboard.scheduling.browser;

import org.jspecify.annotations.NullMarked;
