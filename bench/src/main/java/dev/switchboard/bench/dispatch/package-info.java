/** What {@code ./switchboard bench dispatch} measures: planned days beside nearest-first. */
@NullMarked
package dev.switchboard.bench.dispatch;

import org.jspecify.annotations.NullMarked;
