package dev.switchboard.testkit.bad.feature;

import io.smallrye.mutiny.Uni;

/** A good one. */
class VisitService {
  private final VisitRepository visits = new VisitRepository();

  Uni<Integer> count() {
    return visits.find().map(String::length);
  }
}
