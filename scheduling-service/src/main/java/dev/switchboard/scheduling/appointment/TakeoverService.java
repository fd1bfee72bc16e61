package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentImported;
import dev.switchboard.contracts.appointment.AppointmentSnapshot;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.Constraints;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.appointment.TakeoverPolicy.Decision;
import dev.switchboard.scheduling.appointment.TakeoverPolicy.Facts;
import dev.switchboard.scheduling.appointment.TakeoverRepository.Setup;
import dev.switchboard.scheduling.availability.Occupied;
import dev.switchboard.scheduling.reminder.ReminderService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes over visits that were agreed elsewhere (features.md P10): past ones as history, those to
 * come under the locks and the constraint of bookings, with reminders. What it says is
 * appointment-imported, never appointment-booked: nobody is texted, billed, or put in a calendar.
 */
@ApplicationScoped
public class TakeoverService {
  private static final int TRIES_AFTER_DEADLOCK = 3;

  private final TakeoverRepository takeovers;
  private final ReservationRepository reservations;
  private final ReminderService reminders;
  private final OutboxWriter outbox;
  private final TenantTransactions transactions;
  private final BusinessFacts businesses;
  private final BusinessClock clock;

  TakeoverService(
      TakeoverRepository takeovers,
      ReservationRepository reservations,
      ReminderService reminders,
      OutboxWriter outbox,
      TenantTransactions transactions,
      BusinessFacts businesses,
      BusinessClock clock) {
    this.takeovers = takeovers;
    this.reservations = reservations;
    this.reminders = reminders;
    this.outbox = outbox;
    this.transactions = transactions;
    this.businesses = businesses;
    this.clock = clock;
  }

  /**
   * Takes what can be taken, in one transaction; of a tenant that is set up.
   *
   * @param visits at most some hundred, by start
   * @return by the visits' ids
   */
  public Uni<Map<UUID, TakeoverResult>> take(TenantId tenant, Actor actor, List<Takeover> visits) {
    return tried(tenant, connection -> take(connection, tenant, actor, visits));
  }

  /**
   * What {@link #take} would do just now; nothing is written.
   *
   * @param before what earlier visits of the same file would take; these are added
   */
  public Uni<Map<UUID, TakeoverResult>> tryOut(
      TenantId tenant, List<Takeover> visits, List<Occupied> before) {
    return transactions
        .onConnection(tenant, connection -> decided(connection, tenant, visits, before))
        .map(
            decided -> {
              decided.decisions().values().stream()
                  .map(Decision::place)
                  .filter(Objects::nonNull)
                  .forEach(before::add);
              return decided.results();
            });
  }

  private Uni<Map<UUID, TakeoverResult>> take(
      SqlConnection transaction, TenantId tenant, Actor actor, List<Takeover> visits) {
    return takeovers
        .alone(transaction, tenant)
        .chain(() -> locked(transaction, tenant, visits))
        .chain(() -> decided(transaction, tenant, visits, List.of()))
        .call(decided -> written(transaction, tenant, actor, visits, decided))
        .map(Decided::results);
  }

  /** The technicians are read again under the locks: whoever has left has taken the days away. */
  private Uni<Void> locked(SqlConnection transaction, TenantId tenant, List<Takeover> visits) {
    return takeovers
        .setup(transaction, tenant)
        .map(setup -> keys(tenant, visits, setup))
        .chain(
            keys ->
                keys.days().isEmpty()
                    ? Uni.createFrom().voidItem()
                    : takeovers.lock(transaction, tenant, keys));
  }

  private LockKeys keys(TenantId tenant, List<Takeover> visits, Setup setup) {
    ZoneId zone = businesses.require(tenant).timeZone();
    Set<LocalDate> days = new HashSet<>();
    Set<UUID> technicians = new HashSet<>();
    for (Takeover visit : toCome(visits)) {
      LocalDate first = LocalDate.ofInstant(visit.visit().startsAt(), zone);
      LocalDate last = LocalDate.ofInstant(visit.visit().endsAt().plus(setup.buffer()), zone);
      first.datesUntil(last.plusDays(1)).forEach(days::add);
      technicians.addAll(visit.technicians());
    }
    return new LockKeys(days, technicians);
  }

  private Uni<Decided> decided(
      SqlConnection connection, TenantId tenant, List<Takeover> visits, List<Occupied> before) {
    Instant now = clock.now();
    return takeovers
        .setup(connection, tenant)
        .chain(
            setup ->
                taken(connection, tenant, visits, before, now)
                    .map(taken -> policy(tenant, setup, taken, now))
                    .chain(policy -> decided(connection, tenant, visits, setup, policy)));
  }

  private Uni<Decided> decided(
      SqlConnection connection,
      TenantId tenant,
      List<Takeover> visits,
      Setup setup,
      TakeoverPolicy policy) {
    return facts(connection, tenant, visits, setup)
        .map(facts -> new Decided(policy.decide(visits, facts), setup));
  }

  private TakeoverPolicy policy(TenantId tenant, Setup setup, TakenTimes taken, Instant now) {
    return new TakeoverPolicy(businesses.require(tenant).timeZone(), setup.buffer(), now, taken);
  }

  private Uni<Facts> facts(
      SqlConnection connection, TenantId tenant, List<Takeover> visits, Setup setup) {
    List<String> externalIds = visits.stream().map(Takeover::externalId).toList();
    List<UUID> customers = visits.stream().map(visit -> visit.customer().id()).distinct().toList();
    return takeovers
        .known(connection, tenant, externalIds)
        .chain(
            known ->
                takeovers
                    .customers(connection, tenant, customers)
                    .map(there -> new Facts(known, there, setup.technicians())));
  }

  private Uni<TakenTimes> taken(
      SqlConnection connection,
      TenantId tenant,
      List<Takeover> visits,
      List<Occupied> before,
      Instant now) {
    TakenTimes taken = new TakenTimes();
    taken.addAll(before);
    List<Takeover> toCome = toCome(visits);
    return toCome.isEmpty()
        ? Uni.createFrom().item(taken)
        : reservations
            .free(connection, tenant, window(toCome), now, new BookingWish(now, null, null, false))
            .invoke(found -> taken.addAll(found.jobs()))
            .replaceWith(taken);
  }

  /** Nothing is blocked for longer than a day (reservation_times_ck), the buffer included. */
  private static Window window(List<Takeover> visits) {
    List<Instant> starts = visits.stream().map(visit -> visit.visit().startsAt()).toList();
    return new Window(
        Collections.min(starts).minusSeconds(86_400), Collections.max(starts).plusSeconds(86_400));
  }

  private List<Takeover> toCome(Collection<Takeover> visits) {
    Instant now = clock.now();
    return visits.stream().filter(visit -> visit.isToCome(now)).toList();
  }

  private Uni<Void> written(
      SqlConnection transaction,
      TenantId tenant,
      Actor actor,
      List<Takeover> visits,
      Decided decided) {
    List<Takeover> taken = visits.stream().filter(decided::isTaken).toList();
    return taken.isEmpty()
        ? Uni.createFrom().voidItem()
        : takeovers
            .reserve(transaction, decided.reservations(tenant, taken))
            .chain(() -> stored(transaction, tenant, actor, taken, decided))
            .chain(() -> reminded(transaction, tenant, taken, decided))
            .chain(() -> outbox.write(transaction, events(tenant, actor, taken, decided)));
  }

  private Uni<Void> stored(
      SqlConnection transaction,
      TenantId tenant,
      Actor actor,
      List<Takeover> taken,
      Decided decided) {
    return takeovers.store(
        transaction,
        decided.appointments(tenant, taken),
        decided.origins(tenant, taken),
        actor.toString(),
        clock.now());
  }

  private Uni<Void> reminded(
      SqlConnection transaction, TenantId tenant, List<Takeover> taken, Decided decided) {
    List<ReminderService.Subject> subjects =
        taken.stream()
            .filter(visit -> decided.isPlaced(visit) && !visit.reminded())
            .map(visit -> new ReminderService.Subject(visit.id(), 1, visit.visit().startsAt()))
            .toList();
    return subjects.isEmpty()
        ? Uni.createFrom().voidItem()
        : reminders.planAll(transaction, tenant, subjects, decided.setup().reminderHours());
  }

  private List<EventEnvelope<?>> events(
      TenantId tenant, Actor actor, List<Takeover> taken, Decided decided) {
    @Nullable String trace = TraceContext.current().map(TraceParent::header).orElse(null);
    return taken.stream()
        .<EventEnvelope<?>>map(
            visit ->
                new EventEnvelope<>(
                    Ids.next(), clock.now(), tenant, trace, decided.event(visit, actor)))
        .toList();
  }

  private <T> Uni<T> tried(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> transactions.onConnection(tenant, work))
        .onFailure(Constraints::isDeadlock)
        .retry()
        .atMost(TRIES_AFTER_DEADLOCK)
        .onFailure(LockRowsMissingException.class)
        .recoverWithUni(
            missing ->
                addLockRows(tenant, ((LockRowsMissingException) missing).keys())
                    .chain(() -> tried(tenant, work)));
  }

  private Uni<Void> addLockRows(TenantId tenant, LockKeys keys) {
    return transactions.onConnection(
        tenant, connection -> reservations.addLockRows(connection, tenant, keys));
  }

  /** What is to be done with each visit, by its id. */
  private record Decided(Map<UUID, Decision> decisions, Setup setup) {
    Map<UUID, TakeoverResult> results() {
      return decisions.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().result()));
    }

    boolean isTaken(Takeover visit) {
      return of(visit).technicianId() != null;
    }

    boolean isPlaced(Takeover visit) {
      return of(visit).place() != null;
    }

    String reservations(TenantId tenant, List<Takeover> taken) {
      return json(
          taken.stream()
              .filter(this::isPlaced)
              .map(
                  visit ->
                      TakeoverRows.reservation(
                          tenant.value(), visit, Objects.requireNonNull(of(visit).place())))
              .toList());
    }

    String appointments(TenantId tenant, List<Takeover> taken) {
      return json(
          taken.stream()
              .map(visit -> TakeoverRows.appointment(tenant.value(), visit, of(visit)))
              .toList());
    }

    String origins(TenantId tenant, List<Takeover> taken) {
      return json(taken.stream().map(visit -> TakeoverRows.origin(tenant.value(), visit)).toList());
    }

    AppointmentImported event(Takeover visit, Actor actor) {
      return new AppointmentImported(
          new AppointmentSnapshot(
              visit.id(),
              1,
              visit.status(),
              visit.customer().id(),
              null,
              Objects.requireNonNull(of(visit).technicianId()),
              visit.service().code(),
              visit.visit().startsAt(),
              visit.visit().endsAt(),
              visit.visit().zone().getId(),
              visit.emergency(),
              actor.toString()));
    }

    private Decision of(Takeover visit) {
      return Objects.requireNonNull(decisions.get(visit.id()));
    }

    private static String json(List<?> rows) {
      return Objects.requireNonNull(Rows.write(rows));
    }
  }
}
