package dev.switchboard.scheduling.conflict;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What a change has led to, or would.
 *
 * @param now what was changed, as it is afterwards
 * @param dryRun whether it has stayed as it was
 * @param conflicts the visits that fitted before and do not fit any more
 */
public record Outcome<T>(@JsonUnwrapped T now, boolean dryRun, Conflicts conflicts) {}
