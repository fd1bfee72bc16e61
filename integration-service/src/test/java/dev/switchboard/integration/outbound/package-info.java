@NullMarked
package dev.switchboard.integration.outbound;

import org.jspecify.annotations.NullMarked;
