package dev.switchboard.conversation.platformproof;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransaction;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Map;
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
  Uni<Note> one(UUID id) {
    return findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ApplicationException(PlatformError.NOT_FOUND, "No such note."));
  }

  Uni<String> fail(String kind) {
    return Uni.createFrom()
        .failure(
            switch (kind) {
              case "refusal" ->
                  new ApplicationException(
                      PlatformError.CONFLICT,
                      "10:00 is no longer free.",
                      List.of(new Violation("start", "is taken")),
                      Map.of("alternatives", List.of("11:00", "12:00")));
              case "stale" -> new OptimisticLockException("row of dev.switchboard.Note changed");
              default -> new IllegalStateException("secret of dev.switchboard.Something");
            });
  }

  @TenantTransaction
  List<Note> forgetsUni() {
    return List.of();
  }
}
