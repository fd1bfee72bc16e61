@NullMarked
package dev.switchboard.bench.intake;

import org.jspecify.annotations.NullMarked;
