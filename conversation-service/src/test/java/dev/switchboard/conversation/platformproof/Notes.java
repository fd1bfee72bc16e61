package dev.switchboard.conversation.platformproof;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransaction;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Use cases as a service would write them. */
@ApplicationScoped
class Notes implements PanacheRepositoryBase<Note, UUID> {
  private final CurrentTenant currentTenant;

  Notes(CurrentTenant currentTenant) {
    this.currentTenant = currentTenant;
  }

  @TenantTransaction
  Uni<Note> write(String text) {
    return persistAndFlush(new Note(currentTenant.require(), text)).call(this::reread);
  }

  @TenantTransaction
  Uni<Note> writeFor(TenantId owner, String text) {
    return persistAndFlush(new Note(owner, text));
  }

  @TenantTransaction
  Uni<Note> writeThenFail(String text) {
    return write(text)
        .invoke(
            () -> {
              throw new IllegalArgumentException("after " + text);
            });
  }

  @TenantTransaction
  Uni<Note> reword(UUID id, String text) {
    return findById(id).invoke(note -> note.text = text).call(this::flush).call(this::reread);
  }

  @TenantTransaction
  Uni<List<Note>> all() {
    return listAll();
  }

  private Uni<Void> reread(Note note) {
    return getSession().chain(session -> session.refresh(note));
  }

  @TenantTransaction
  List<Note> forgetsUni() {
    return List.of();
  }
}
