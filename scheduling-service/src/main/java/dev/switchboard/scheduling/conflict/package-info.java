/**
 * What a change of the setup means for the visits that stand: none is touched, all that no longer
 * fit are named.
 */
@NullMarked
package dev.switchboard.scheduling.conflict;

import org.jspecify.annotations.NullMarked;
