package dev.switchboard.scheduling.conflict;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.switchboard.scheduling.Versioned;
import jakarta.ws.rs.core.Response;

/**
 * What a change has led to, or would.
 *
 * @param now what was changed, as it is afterwards
 * @param dryRun whether it has stayed as it was
 * @param conflicts the visits that fitted before and do not fit any more
 */
public record Outcome<T extends Versioned>(
    @JsonUnwrapped T now, boolean dryRun, Conflicts conflicts) {
  /**
   * With the ETag of what was changed; a dry run is 200 without one.
   *
   * @param changed the status when it was no dry run
   */
  public Response answer(Response.Status changed) {
    return dryRun ? Response.ok(this).build() : Versioned.tagged(changed, this, now);
  }
}
