package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.appointment.TakeoverRepository.Known;
import dev.switchboard.scheduling.appointment.TakeoverRepository.Setup;
import dev.switchboard.scheduling.availability.Occupied;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides about visits from elsewhere (features.md P10). They were promised: opening hours, skills
 * and the day's limit do not bind them, only that nobody is at two places at once, buffer included.
 */
record TakeoverPolicy(TakeoverBatch batch, Setup setup, TakenTimes taken) {
  TakeoverPolicy {
    Objects.requireNonNull(batch, "batch");
    Objects.requireNonNull(setup, "setup");
    Objects.requireNonNull(taken, "taken");
  }

  /**
   * In order: an earlier one is before a later one.
   *
   * @param known what was taken over before, by its id elsewhere
   * @param customers those of the visits' customers that there are
   */
  TakeoverDecisions decide(Map<String, Known> known, Set<UUID> customers) {
    Map<UUID, Decision> decisions = new HashMap<>();
    for (Takeover visit : batch.visits()) {
      decisions.put(visit.id(), decide(visit, known.get(visit.externalId()), customers));
    }
    return new TakeoverDecisions(batch, decisions, setup);
  }

  private Decision decide(Takeover visit, @Nullable Known known, Set<UUID> customers) {
    if (known != null) {
      return Decision.refused(compared(visit, known));
    }
    if (!visit.customer().known() && !customers.contains(visit.customer().id())) {
      return Decision.refused(new TakeoverResult.NoSuchCustomer());
    }
    return visit.isToCome(batch.now()) ? placed(visit) : history(visit);
  }

  private static TakeoverResult compared(Takeover visit, Known known) {
    Set<String> fields = new TreeSet<>(visit.content().keySet());
    fields.addAll(known.content().keySet());
    fields.removeIf(
        field -> Objects.equals(visit.content().get(field), known.content().get(field)));
    return fields.isEmpty()
        ? new TakeoverResult.Known(known.appointmentId())
        : new TakeoverResult.Different(known.appointmentId(), List.copyOf(fields));
  }

  private static Decision history(Takeover visit) {
    return new Decision(new TakeoverResult.Taken(), visit.technicians().getFirst(), null);
  }

  private Decision placed(Takeover visit) {
    List<UUID> left = visit.technicians().stream().filter(setup.technicians()::contains).toList();
    if (left.isEmpty()) {
      return Decision.refused(new TakeoverResult.NobodyLeft());
    }
    Instant from = visit.visit().startsAt();
    Instant to = visit.visit().endsAt().plus(setup.buffer());
    for (UUID technician : left) {
      if (taken.within(technician, from, to).isEmpty()) {
        Occupied place =
            new Occupied(visit.id(), technician, LocalDate.ofInstant(from, batch.zone()), from, to);
        taken.add(place);
        return new Decision(new TakeoverResult.Taken(), technician, place);
      }
    }
    return Decision.refused(overlapping(left.getFirst(), from, to));
  }

  private TakeoverResult overlapping(UUID technician, Instant from, Instant to) {
    Optional<Occupied> with = taken.within(technician, from, to);
    return new TakeoverResult.Overlapping(with.orElseThrow());
  }

  /**
   * @param technicianId null when it is not taken
   * @param place null when it takes no time
   */
  record Decision(TakeoverResult result, @Nullable UUID technicianId, @Nullable Occupied place) {
    static Decision refused(TakeoverResult result) {
      return new Decision(result, null, null);
    }
  }
}
