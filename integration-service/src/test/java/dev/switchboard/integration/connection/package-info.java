@NullMarked
package dev.switchboard.integration.connection;

import org.jspecify.annotations.NullMarked;
