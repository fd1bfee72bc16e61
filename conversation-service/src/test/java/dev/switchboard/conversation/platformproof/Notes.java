package dev.switchboard.conversation.platformproof;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.Idempotency;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransaction;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Use cases as a service would write them. */
@ApplicationScoped
class Notes implements PanacheRepositoryBase<Note, UUID> {
  static final String LIST = "notes:created";

  private final CurrentTenant currentTenant;
  private final Idempotency idempotency;
  private final AtomicInteger orders = new AtomicInteger();

  Notes(CurrentTenant currentTenant, Idempotency idempotency) {
    this.currentTenant = currentTenant;
    this.idempotency = idempotency;
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

  @TenantTransaction
  Uni<StoredAnswer> order(IdempotentRequest request, String text) {
    return idempotency.once(request, () -> answer(text));
  }

  private Uni<Answer<?>> answer(String text) {
    return switch (text) {
      case "refuse" ->
          Uni.createFrom()
              .item(
                  Answer.refused(
                      new ApplicationException(
                          PlatformError.CONFLICT, "No slot " + orders.incrementAndGet())));
      case "fail first" ->
          write(text)
              .map(NoteView::from)
              .<Answer<?>>map(Answer::created)
              .invoke(
                  () -> {
                    if (orders.incrementAndGet() % 4 != 0) {
                      throw new ApplicationException(PlatformError.CONFLICT, "not this time");
                    }
                  });
      default -> write(text).map(NoteView::from).map(Answer::created);
    };
  }

  @TenantTransaction
  Uni<Page<Note>> page(PageRequest request) {
    return rows(request)
        .map(rows -> Page.of(request, rows, note -> Cursor.at(LIST, note.createdAt, note.id)));
  }

  private Uni<List<Note>> rows(PageRequest request) {
    return request
        .cursor()
        .map(
            after ->
                find(
                    "(createdAt, id) > (?1, ?2) order by createdAt, id",
                    after.instant(),
                    after.id()))
        .orElseGet(() -> find("order by createdAt, id"))
        .range(0, request.rowsToRead() - 1)
        .list();
  }

  @TenantTransaction
  Uni<Note> writeFailing(String how, String text) {
    return switch (how) {
      case "before" -> throw new ApplicationException(PlatformError.CONFLICT, "before any SQL");
      case "inside" -> writeThenFail(text);
      case "sql" -> write("refused by the database");
      case "slow" ->
          write(text)
              .call(
                  () ->
                      getSession()
                          .chain(
                              s ->
                                  s.createNativeQuery("select 1 from pg_sleep(0.05)")
                                      .getSingleResult()));
      default -> write(text);
    };
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
              case "database-ends" ->
                  new CompletionException(new PgException("ending", "FATAL", "57P01", null));
              case "database-away" -> new CompletionException(new ConnectException("refused"));
              case "statement" -> new PgException("no such table", "ERROR", "42P01", null);
              case "stale" -> new OptimisticLockException("row of dev.switchboard.Note changed");
              default -> new IllegalStateException("secret of dev.switchboard.Something");
            });
  }

  @TenantTransaction
  List<Note> forgetsUni() {
    return List.of();
  }
}
