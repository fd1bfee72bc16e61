/** The ISPCube simulator against protocols.md chapter 4. */
@NullMarked
package dev.switchboard.simulators.ispcube;

import org.jspecify.annotations.NullMarked;
