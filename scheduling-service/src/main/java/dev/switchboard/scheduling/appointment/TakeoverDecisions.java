package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentImported;
import dev.switchboard.contracts.appointment.AppointmentSnapshot;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.appointment.TakeoverPolicy.Decision;
import dev.switchboard.scheduling.appointment.TakeoverRepository.Setup;
import dev.switchboard.scheduling.availability.Occupied;
import dev.switchboard.scheduling.reminder.ReminderService.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is to be done with each visit of a batch, by its id. */
record TakeoverDecisions(TakeoverBatch batch, Map<UUID, Decision> decisions, Setup setup) {
  TakeoverDecisions {
    Objects.requireNonNull(batch, "batch");
    decisions = Map.copyOf(decisions);
    Objects.requireNonNull(setup, "setup");
  }

  Map<UUID, TakeoverResult> results() {
    return decisions.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().result()));
  }

  List<Takeover> taken() {
    return batch.visits().stream().filter(visit -> of(visit).technicianId() != null).toList();
  }

  /** The time that they take. */
  List<Occupied> places() {
    return decisions.values().stream()
        .map(Decision::place)
        .filter(Objects::nonNull)
        .map(place -> (Occupied) place)
        .toList();
  }

  List<Subject> toRemindOf() {
    return taken().stream()
        .filter(visit -> of(visit).place() != null && !visit.reminded())
        .map(visit -> new Subject(visit.id(), 1, visit.visit().startsAt()))
        .toList();
  }

  /** What was taken before and is changed now, in the file's order. */
  List<TakeoverChange> applied() {
    return batch.visits().stream()
        .map(visit -> of(visit).change())
        .filter(Objects::nonNull)
        .map(change -> (TakeoverChange) change)
        .toList();
  }

  UUID technicianOf(Takeover visit) {
    return Objects.requireNonNull(of(visit).technicianId());
  }

  AppointmentImported event(Takeover visit, Actor actor) {
    return new AppointmentImported(
        new AppointmentSnapshot(
            visit.id(),
            1,
            visit.status(),
            visit.customer().id(),
            null,
            technicianOf(visit),
            visit.service().code(),
            visit.visit().startsAt(),
            visit.visit().endsAt(),
            visit.visit().zone().getId(),
            visit.emergency(),
            actor.toString()));
  }

  Decision of(Takeover visit) {
    return Objects.requireNonNull(decisions.get(visit.id()));
  }
}
