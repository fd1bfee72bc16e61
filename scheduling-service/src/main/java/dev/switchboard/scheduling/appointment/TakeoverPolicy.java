package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.appointment.TakeoverRepository.Known;
import dev.switchboard.scheduling.appointment.TakeoverRepository.Setup;
import dev.switchboard.scheduling.appointment.TakeoverResult.Different;
import dev.switchboard.scheduling.availability.Occupied;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides about visits from elsewhere (features.md P10). They were promised: opening hours, skills
 * and the day's limit do not bind them, only that nobody is at two places at once, buffer included.
 */
record TakeoverPolicy(TakeoverTerms terms, TakeoverBatch batch, Setup setup, TakenTimes taken) {
  TakeoverPolicy {
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(batch, "batch");
    Objects.requireNonNull(setup, "setup");
    Objects.requireNonNull(taken, "taken");
  }

  /** In order: an earlier one is before a later one. */
  TakeoverDecisions decide(Found found) {
    Map<UUID, Decision> decisions = new HashMap<>();
    for (Takeover visit : batch.visits()) {
      decisions.put(visit.id(), decide(visit, found));
    }
    return new TakeoverDecisions(batch, decisions, setup);
  }

  private Decision decide(Takeover visit, Found found) {
    Known known = found.known().get(visit.externalId());
    if (known != null) {
      return again(visit, known, found.visits().get(known.appointmentId()));
    }
    if (!visit.customer().known() && !found.customers().contains(visit.customer().id())) {
      return Decision.refused(new TakeoverResult.NoSuchCustomer());
    }
    return visit.isToCome(batch.now()) ? placed(visit) : history(visit);
  }

  private static Decision history(Takeover visit) {
    return new Decision(new TakeoverResult.Taken(), visit.technicians().getFirst(), null, null);
  }

  private Decision placed(Takeover visit) {
    List<UUID> left = visit.technicians().stream().filter(setup.technicians()::contains).toList();
    if (left.isEmpty()) {
      return Decision.refused(new TakeoverResult.NobodyLeft());
    }
    return place(visit, visit.id(), left)
        .map(place -> new Decision(new TakeoverResult.Taken(), place.technicianId(), place, null))
        .orElseGet(() -> overlapping(visit, left, null));
  }

  /**
   * @param before null: nobody asked for it, or somebody has just changed it
   */
  private Decision again(Takeover visit, Known known, @Nullable Appointment before) {
    List<String> fields = visit.differencesTo(known.content());
    if (fields.isEmpty()) {
      return Decision.refused(new TakeoverResult.Known(known.appointmentId()));
    }
    if (!terms.applies()) {
      return Decision.refused(new Different(known.appointmentId(), fields, null));
    }
    if (before == null || before.version() != known.version()) {
      boolean isFinal = before != null && AppointmentMoves.isFinal(before.status());
      return kept(known, fields, isFinal ? Kept.FINAL : Kept.CHANGED_HERE);
    }
    return why(visit, before, fields)
        .map(why -> kept(known, fields, why))
        .orElseGet(() -> changed(visit, known, before, fields));
  }

  private static Decision kept(Known known, List<String> fields, Kept why) {
    return Decision.refused(new Different(known.appointmentId(), fields, why));
  }

  private Optional<Kept> why(Takeover visit, Appointment before, List<String> fields) {
    if (AppointmentMoves.isFinal(before.status())) {
      return Optional.of(Kept.FINAL);
    }
    if (!TakeoverFields.areChangeable(fields)) {
      return Optional.of(Kept.OTHER_VISIT);
    }
    boolean cancelled = visit.status() == AppointmentStatus.CANCELLED;
    return isPlacedAnew(fields) && !cancelled && !visit.isToCome(batch.now())
        ? Optional.of(Kept.OVER)
        : Optional.empty();
  }

  private Decision changed(Takeover visit, Known known, Appointment before, List<String> fields) {
    boolean needsPlace = visit.isToCome(batch.now()) && (isPlacedAnew(fields) || !known.placed());
    Optional<Occupied> own = taken.remove(before.visit().technicianId(), before.id());
    Decision decision =
        needsPlace ? moved(visit, before, fields) : applied(visit, before, fields, null);
    TakeoverChange change = decision.change();
    if (change == null || !change.leavesItsPlace()) {
      own.ifPresent(taken::add);
    }
    return decision;
  }

  private Decision moved(Takeover visit, Appointment before, List<String> fields) {
    List<UUID> left = left(visit, before);
    if (left.isEmpty()) {
      return Decision.refused(new TakeoverResult.NobodyLeft());
    }
    Optional<Occupied> place = place(visit, before.id(), left);
    if (place.isEmpty()) {
      return overlapping(visit, left, new Different(before.id(), fields, null));
    }
    Decision decision = applied(visit, before, fields, place.get());
    if (decision.change() == null) {
      var unused = taken.remove(place.get().technicianId(), before.id());
    }
    return decision;
  }

  /** Where nobody is named whoever has it keeps it. */
  private List<UUID> left(Takeover visit, Appointment before) {
    UUID now = before.visit().technicianId();
    Stream<UUID> first = visit.technicians().contains(now) ? Stream.of(now) : Stream.empty();
    return Stream.concat(first, visit.technicians().stream())
        .distinct()
        .filter(setup.technicians()::contains)
        .toList();
  }

  private Decision applied(
      Takeover visit, Appointment before, List<String> fields, @Nullable Occupied place) {
    try {
      TakeoverChange change =
          TakeoverChange.of(
              before,
              visit,
              fields,
              place,
              new TakeoverChange.By(terms.actor(), batch.now(), setup.lateCancel()));
      return new Decision(new TakeoverResult.Applied(before.id(), fields), null, place, change);
    } catch (ApplicationException illegal) {
      return Decision.refused(new Different(before.id(), fields, Kept.ILLEGAL_MOVE));
    }
  }

  private static boolean isPlacedAnew(List<String> fields) {
    return !Collections.disjoint(fields, TakeoverFields.PLACE);
  }

  /** With the first who is free; it is taken then. */
  private Optional<Occupied> place(Takeover visit, UUID id, List<UUID> technicians) {
    Instant from = visit.visit().startsAt();
    Instant to = visit.visit().endsAt().plus(setup.buffer());
    Optional<Occupied> place =
        technicians.stream()
            .filter(technician -> taken.within(technician, from, to).isEmpty())
            .findFirst()
            .map(who -> new Occupied(id, who, LocalDate.ofInstant(from, batch.zone()), from, to));
    place.ifPresent(taken::add);
    return place;
  }

  private Decision overlapping(Takeover visit, List<UUID> technicians, @Nullable Different stays) {
    Optional<Occupied> with =
        taken.within(
            technicians.getFirst(),
            visit.visit().startsAt(),
            visit.visit().endsAt().plus(setup.buffer()));
    return Decision.refused(new TakeoverResult.Overlapping(with.orElseThrow(), stays));
  }

  /**
   * What is here already.
   *
   * @param known what was taken over before, by its id elsewhere
   * @param visits those of them that read differently now, when they are to be changed
   * @param customers those of the visits' customers that there are
   */
  record Found(Map<String, Known> known, Map<UUID, Appointment> visits, Set<UUID> customers) {
    Found {
      known = Map.copyOf(known);
      visits = Map.copyOf(visits);
      customers = Set.copyOf(customers);
    }
  }

  /**
   * @param technicianId of what is taken; null when it is not
   * @param place the time it takes from now on; null when it takes none, or keeps what it has
   * @param change of what was taken before; null when it stays
   */
  record Decision(
      TakeoverResult result,
      @Nullable UUID technicianId,
      @Nullable Occupied place,
      @Nullable TakeoverChange change) {
    static Decision refused(TakeoverResult result) {
      return new Decision(result, null, null, null);
    }
  }
}
