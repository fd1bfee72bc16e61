/** What the tests of every simulator need. */
@NullMarked
package dev.switchboard.simulators;

import org.jspecify.annotations.NullMarked;
