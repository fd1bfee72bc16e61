package dev.switchboard.testkit.bad.other;

import dev.switchboard.testkit.bad.feature.VisitRepository;

class Intruder {
  private final VisitRepository visits = new VisitRepository();

  String steal() {
    return visits.toString();
  }
}
