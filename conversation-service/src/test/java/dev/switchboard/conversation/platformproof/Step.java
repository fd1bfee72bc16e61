package dev.switchboard.conversation.platformproof;

import dev.switchboard.contracts.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "proof_step")
class Step {
  @Id UUID id;

  UUID run;

  Step() {}

  Step(UUID run) {
    this.id = Ids.next();
    this.run = run;
  }
}
