/** The supervisor under test, with servers that are real and a part that is tiny. */
@NullMarked
package dev.switchboard.local;

import org.jspecify.annotations.NullMarked;
