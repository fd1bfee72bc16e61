package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Fingerprint;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.appointment.Interleaving.Act;
import dev.switchboard.scheduling.appointment.Interleaving.Step;
import dev.switchboard.scheduling.reminder.Claimers;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.stack.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One visit, what was done with it, and what was answered when. */
final class VisitUnderFire {
  private static final Instant FIRST = Instant.parse("2026-11-26T13:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ExpectedVersion ANY = new ExpectedVersion(null);
  private static final int TRIES = 20;

  /** The time of what waits has come. */
  private static final String TIME_COMES =
      """
      UPDATE reminder SET due_at = $2, next_look_at = $2
      WHERE tenant_id = $1 AND appointment_id = $3 AND state = 'WAITING'
      """;

  private static final String REMINDERS =
      """
      SELECT id, appointment_version FROM reminder
      WHERE tenant_id = $1 AND appointment_id = $2 AND state <> 'WAITING' ORDER BY id
      """;

  private static final String CUT =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE usename IN ('scheduling_app', 'scheduling_worker') AND state <> 'idle' LIMIT 1
      """;

  private final TenantId tenant;
  private final UUID id;
  private final Services services;
  private final List<Pool> workers;
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
  private final Queue<Grant> grants = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger moves = new AtomicInteger();

  private VisitUnderFire(TenantId tenant, UUID id, Services services, List<Pool> workers) {
    this.tenant = tenant;
    this.id = id;
    this.services = services;
    this.workers = workers;
  }

  /** What it is done with, as the service itself does it. */
  @Dependent
  record Services(
      BookingService bookings,
      AppointmentService appointments,
      MoveService moves,
      PermitService permits,
      Claimers claimers) {}

  /**
   * An answered change.
   *
   * @param placed reminders of earlier versions are over
   */
  private record Change(long answered, long placed) {}

  private record Grant(long asked, UUID reminder, long version, int message) {
    boolean isAfter(Change change) {
      return asked > change.answered && version < change.placed;
    }
  }

  static VisitUnderFire booked(TenantId tenant, Services services, List<Pool> workers) {
    BookingRequest request = ContentionTest.request(FIRST);
    JsonObject view =
        answered(
            () ->
                services
                    .bookings
                    .book(call(tenant), request)
                    .map(answer -> new JsonObject(answer.json())));
    return new VisitUnderFire(
        tenant, UUID.fromString(view.getString("appointmentId")), services, workers);
  }

  /** In the end it is cancelled, and every reminder asked for once more by both messages. */
  void play(Interleaving script, ExecutorService threads) {
    if (script.saidBefore()) {
      claim(workers.getFirst(), Act.CLAIM);
    }
    List<CompletableFuture<Void>> all = new ArrayList<>();
    Stream.concat(
            Stream.of(script.agent()),
            Stream.concat(script.workers().stream(), script.senders().stream()))
        .forEach(
            steps -> all.add(CompletableFuture.runAsync(() -> steps.forEach(this::take), threads)));
    all.forEach(CompletableFuture::join);
    cancel();
    reminders().forEach(reminder -> ask(reminder, 0));
    reminders().forEach(reminder -> ask(reminder, 1));
  }

  int grants() {
    return grants.size();
  }

  int refusals() {
    return refusals.get();
  }

  int changes() {
    return changes.size();
  }

  int grantsAfterwards() {
    return (int) grants.stream().filter(grant -> changes.stream().anyMatch(grant::isAfter)).count();
  }

  int grantedToTwo() {
    long reminders = grants.stream().map(Grant::reminder).distinct().count();
    long messages =
        grants.stream().map(grant -> grant.reminder() + ":" + grant.message()).distinct().count();
    return (int) (messages - reminders);
  }

  private void take(Step step) {
    LockSupport.parkNanos(Duration.ofNanos(step.pause() * 1_000L).toNanos());
    switch (step.act()) {
      case CANCEL -> cancel();
      case MOVE -> move();
      case CONFIRM -> tried(services.appointments.confirm(call(tenant), id, ANY));
      case CLAIM, CLAIM_AND_DIE -> claim(workers.get(step.message()), step.act());
      case ASK -> askForOne(step.message());
      case CUT -> cut();
    }
  }

  private void cancel() {
    answered(() -> services.appointments.cancel(call(tenant), id, ANY, "on holiday"));
    changes.add(new Change(System.nanoTime(), Long.MAX_VALUE));
  }

  private void move() {
    Instant to = FIRST.plus(Duration.ofHours(24L * (1 + moves.getAndIncrement() % 2)));
    @Nullable JsonObject moved =
        tried(
            services
                .moves
                .move(call(tenant), id, ANY, new MoveRequest(to, null))
                .map(answer -> new JsonObject(answer.json())));
    if (moved != null && moved.getString("startsAt").equals(to.toString())) {
      changes.add(new Change(System.nanoTime(), moved.getLong("version")));
    }
  }

  private void claim(Pool worker, Act act) {
    tried(
        worker
            .preparedQuery(TIME_COMES)
            .execute(Tuple.of(tenant.value(), Rows.utc(TestClock.TUESDAY_NINE), id)));
    try {
      if (act == Act.CLAIM) {
        services.claimers.claim(worker);
      } else {
        services.claimers.claimAndDie(worker);
      }
    } catch (RuntimeException cut) {
      // Whoever is cut off has claimed nothing; the next one does.
    }
  }

  private void askForOne(int message) {
    List<Reminder> all = reminders();
    if (!all.isEmpty()) {
      ask(all.get(grants.size() % all.size()), message);
    }
  }

  private record Reminder(UUID id, long version) {}

  private List<Reminder> reminders() {
    return answered(
            () -> workers.getFirst().preparedQuery(REMINDERS).execute(Tuple.of(tenant.value(), id)))
        .stream()
        .map(row -> new Reminder(row.getUUID("id"), row.getLong("appointment_version")))
        .toList();
  }

  private void ask(Reminder reminder, int message) {
    long asked = System.nanoTime();
    @Nullable PermitView answer =
        tried(
            services.permits.permit(
                tenant, reminder.id(), new PermitRequest(reminder.version()), "m" + message));
    if (answer == null) {
      return;
    }
    switch (answer.decision()) {
      case GRANTED -> grants.add(new Grant(asked, reminder.id(), reminder.version(), message));
      case REVOKED -> refusals.incrementAndGet();
    }
  }

  private static void cut() {
    try (Connection superuser = Database.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(CUT);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Call call(TenantId tenant) {
    return new Call(
        tenant,
        new IdempotentRequest(null, "POST /", Fingerprint.of(new byte[0])),
        new Actor.Service("conversation-service"));
  }

  /** Null when it was refused, or nobody knows whether it was done. */
  private static <T> @Nullable T tried(Uni<T> work) {
    try {
      return work.await().atMost(PATIENCE);
    } catch (RuntimeException refused) {
      return null;
    }
  }

  /** Asked again until it is answered. */
  private static <T> T answered(Supplier<Uni<T>> work) {
    for (int i = 0; i < TRIES; i++) {
      T answer = tried(work.get());
      if (answer != null) {
        return answer;
      }
    }
    return Pools.await(work.get());
  }
}
