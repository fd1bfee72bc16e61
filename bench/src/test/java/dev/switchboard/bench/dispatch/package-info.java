@NullMarked
package dev.switchboard.bench.dispatch;

import org.jspecify.annotations.NullMarked;
