/**
 * ISPCube as protocols.md chapter 4 describes it, with a small provider in Buenos Aires in it. All
 * names are invented.
 */
@NullMarked
package dev.switchboard.simulators.ispcube;

import org.jspecify.annotations.NullMarked;
