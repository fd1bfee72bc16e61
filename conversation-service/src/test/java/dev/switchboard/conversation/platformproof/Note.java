package dev.switchboard.conversation.platformproof;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "proof_note")
class Note {
  @Id UUID id;

  UUID tenantId;

  String text;

  @Column(insertable = false, updatable = false)
  Instant createdAt;

  @Column(insertable = false, updatable = false)
  Instant updatedAt;

  Note() {}

  Note(TenantId tenant, String text) {
    this.id = Ids.next();
    this.tenantId = tenant.value();
    this.text = text;
  }
}
