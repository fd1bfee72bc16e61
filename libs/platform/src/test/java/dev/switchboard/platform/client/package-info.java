@NullMarked
package dev.switchboard.platform.client;

import org.jspecify.annotations.NullMarked;
