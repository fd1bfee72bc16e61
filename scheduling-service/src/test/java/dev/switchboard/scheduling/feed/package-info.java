@NullMarked
package dev.switchboard.scheduling.feed;

import org.jspecify.annotations.NullMarked;
