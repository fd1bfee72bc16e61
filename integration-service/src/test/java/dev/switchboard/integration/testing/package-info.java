@NullMarked
package dev.switchboard.integration.testing;

import org.jspecify.annotations.NullMarked;
