package dev.switchboard.scheduling.appointment;

import static dev.switchboard.contracts.appointment.AppointmentStatus.CANCELLED;
import static dev.switchboard.contracts.appointment.AppointmentStatus.COMPLETED;
import static dev.switchboard.contracts.appointment.AppointmentStatus.SCHEDULED;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a business's calendar should be: told simply, without a database, locks or SQL. It says who
 * could come, and is told who does.
 */
final class ModelBusiness {
  /** Of the service type, also of an emergency, and the way to the next one. */
  private static final Duration BLOCKED = Duration.ofMinutes(90 + 30);

  private static final Set<AppointmentStatus> MOVABLE =
      Set.of(SCHEDULED, AppointmentStatus.CONFIRMED, AppointmentStatus.PENDING_RESCHEDULE);

  private final List<String> technicians;
  private final Map<String, ModelVisit> visits = new LinkedHashMap<>();
  private final Map<String, ModelHold> holds = new LinkedHashMap<>();
  private int cap;
  private Instant now;

  ModelBusiness(List<String> technicians, Instant now) {
    this.technicians = List.copyOf(technicians);
    this.now = now;
  }

  /** Somebody's time, buffer included. */
  record Taken(String technician, Instant from, Instant until) {
    boolean meets(Instant start, Instant end) {
      return from.isBefore(end) && start.isBefore(until);
    }
  }

  record ModelHold(Taken taken, Instant expiresAt) {}

  record ModelVisit(long version, AppointmentStatus status, boolean emergency, Taken taken) {
    boolean isMovable() {
      return MOVABLE.contains(status);
    }

    boolean isFinal() {
      return status == COMPLETED || status == CANCELLED;
    }

    ModelVisit next(AppointmentStatus to) {
      return new ModelVisit(version + 1, to, emergency, taken);
    }

    ModelVisit at(Taken other, AppointmentStatus to) {
      return new ModelVisit(version + 1, to, emergency, other);
    }
  }

  Instant now() {
    return now;
  }

  void tick(Duration passed) {
    now = now.plus(passed);
  }

  /** 0: no limit. */
  void cap(int jobs) {
    cap = jobs;
  }

  List<String> technicians() {
    return technicians;
  }

  Map<String, ModelVisit> visits() {
    return visits;
  }

  Map<String, ModelHold> holds() {
    return holds;
  }

  /** One of the newest, where things happen. */
  @Nullable String visit(int which) {
    List<String> ids = List.copyOf(visits.keySet());
    return ids.isEmpty() ? null : ids.get(ids.size() - 1 - which % Math.min(10, ids.size()));
  }

  @Nullable String hold(int which) {
    List<String> ids = List.copyOf(holds.keySet());
    return ids.isEmpty() ? null : ids.get(ids.size() - 1 - which % Math.min(4, ids.size()));
  }

  static Taken taken(String technician, Instant start) {
    return new Taken(technician, start, start.plus(BLOCKED));
  }

  /**
   * Who could come.
   *
   * @param only null: anybody
   * @param standsFor whose time counts as free
   */
  List<String> able(
      Instant start, boolean emergency, @Nullable String only, @Nullable String standsFor) {
    List<Taken> others = new ArrayList<>();
    living().forEach((id, taken) -> addOther(others, id, taken, standsFor));
    long jobs = others.stream().filter(one -> sameDay(one.from(), start)).count();
    if (cap > 0 && jobs >= cap + (emergency ? 1 : 0)) {
      return List.of();
    }
    Instant end = start.plus(BLOCKED);
    return technicians.stream()
        .filter(technician -> only == null || only.equals(technician))
        .filter(
            technician ->
                others.stream()
                    .noneMatch(one -> one.technician().equals(technician) && one.meets(start, end)))
        .toList();
  }

  private static void addOther(
      List<Taken> others, String id, Taken taken, @Nullable String standsFor) {
    if (!id.equals(standsFor)) {
      others.add(taken);
    }
  }

  /** What is taken now. */
  private Map<String, Taken> living() {
    Map<String, Taken> living = new LinkedHashMap<>();
    visits.forEach(
        (id, visit) -> {
          if (visit.status() != CANCELLED) {
            living.put(id, visit.taken());
          }
        });
    holds.forEach(
        (id, hold) -> {
          if (hold.expiresAt().isAfter(now)) {
            living.put(id, hold.taken());
          }
        });
    return living;
  }

  /** Buenos Aires is three hours behind. */
  private static boolean sameDay(Instant one, Instant other) {
    return one.minus(Duration.ofHours(3))
        .toString()
        .substring(0, 10)
        .equals(other.minus(Duration.ofHours(3)).toString().substring(0, 10));
  }

  /** In the form of {@link ModelTest#SEEN}. */
  Set<String> seen() {
    Set<String> seen = new TreeSet<>();
    living()
        .forEach(
            (id, taken) ->
                seen.add(
                    "taken %s %s %s %s"
                        .formatted(id, taken.technician(), taken.from(), taken.until())));
    visits.forEach(
        (id, visit) ->
            seen.add(
                "visit %s %d %s %s %s"
                    .formatted(
                        id,
                        visit.version(),
                        visit.status(),
                        visit.taken().technician(),
                        visit.taken().from())));
    seen.add("changes " + visits.values().stream().mapToLong(ModelVisit::version).sum());
    return seen;
  }
}
