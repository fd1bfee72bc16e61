@NullMarked
package dev.switchboard.contracts;

import org.jspecify.annotations.NullMarked;
