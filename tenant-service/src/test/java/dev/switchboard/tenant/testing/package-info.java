@NullMarked
package dev.switchboard.tenant.testing;

import org.jspecify.annotations.NullMarked;
