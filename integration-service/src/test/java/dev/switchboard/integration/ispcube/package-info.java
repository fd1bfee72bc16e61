@NullMarked
package dev.switchboard.integration.ispcube;

import org.jspecify.annotations.NullMarked;
