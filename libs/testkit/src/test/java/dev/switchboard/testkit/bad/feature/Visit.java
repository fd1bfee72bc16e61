package dev.switchboard.testkit.bad.feature;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

@Entity
class Visit {
  @Id UUID id = new UUID(0, 0);

  Uni<Visit> confirm() {
    return Uni.createFrom().item(this);
  }
}
