package dev.switchboard.testkit.bad.feature;

import io.smallrye.mutiny.Uni;

class VisitPolicy {
  Uni<Boolean> allows() {
    return Uni.createFrom().item(true);
  }
}
