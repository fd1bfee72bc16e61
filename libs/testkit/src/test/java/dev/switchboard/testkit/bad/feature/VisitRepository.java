package dev.switchboard.testkit.bad.feature;

import io.smallrye.mutiny.Uni;

/** A good one, also for Uni, but not for those who come from elsewhere. */
public class VisitRepository {
  public Uni<String> find() {
    return Uni.createFrom().item("visit");
  }
}
