package dev.switchboard.scheduling.transfer;

import dev.switchboard.scheduling.appointment.Foreseen;
import dev.switchboard.scheduling.appointment.Takeover;
import dev.switchboard.scheduling.appointment.TakeoverResult;
import dev.switchboard.scheduling.appointment.TakeoverResult.Applied;
import dev.switchboard.scheduling.appointment.TakeoverResult.Different;
import dev.switchboard.scheduling.appointment.TakeoverResult.Known;
import dev.switchboard.scheduling.appointment.TakeoverResult.NoSuchCustomer;
import dev.switchboard.scheduling.appointment.TakeoverResult.NobodyLeft;
import dev.switchboard.scheduling.appointment.TakeoverResult.Overlapping;
import dev.switchboard.scheduling.appointment.TakeoverResult.Taken;
import dev.switchboard.scheduling.availability.Occupied;
import dev.switchboard.scheduling.transfer.Reading.Draft;
import dev.switchboard.scheduling.transfer.Reading.Wanted;
import dev.switchboard.scheduling.transfer.RowReport.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far one import has come: which rows its visits are, and what a dry run would have taken. */
final class Progress {
  private final Map<UUID, Integer> rows = new HashMap<>();
  private final Foreseen foreseen = new Foreseen();

  Foreseen foreseen() {
    return foreseen;
  }

  /** The drafts with their customers. */
  List<Takeover> visits(List<Draft> drafts, Map<String, UUID> byPhone) {
    List<Takeover> visits = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      Wanted wanted = draft.customer();
      UUID id = wanted.id();
      Takeover.Customer customer =
          id != null
              ? wanted.as(id, false)
              : wanted.as(Objects.requireNonNull(byPhone.get(wanted.phone())), true);
      Takeover visit = draft.visit().apply(customer);
      rows.put(visit.id(), draft.row());
      visits.add(visit);
    }
    return visits;
  }

  RowReport report(Takeover visit, Map<UUID, TakeoverResult> results, boolean dryRun) {
    int row = Objects.requireNonNull(rows.get(visit.id()));
    String id = visit.externalId();
    return switch (Objects.requireNonNull(results.get(visit.id()))) {
      case Taken taken -> RowReport.of(row, id, Outcome.CREATED, dryRun ? null : visit.id());
      case Known known -> RowReport.of(row, id, Outcome.UNCHANGED, known.appointmentId());
      case Different other ->
          RowReport.again(row, id, Outcome.CHANGED, other.appointmentId(), other.fields())
              .kept(other.why());
      case Applied applied ->
          RowReport.again(row, id, Outcome.APPLIED, applied.appointmentId(), applied.fields());
      case Overlapping overlap -> overlapping(row, id, overlap, dryRun);
      case NoSuchCustomer nobody ->
          RowReport.invalid(row, id, Problem.of(Field.CUSTOMER_ID, Problem.Code.UNKNOWN_CUSTOMER));
      case NobodyLeft nobody ->
          RowReport.invalid(row, id, Problem.of(Field.TECHNICIAN, Problem.Code.UNKNOWN_TECHNICIAN));
    };
  }

  private RowReport overlapping(int row, String id, Overlapping overlap, boolean dryRun) {
    Different stays = overlap.stays();
    return (stays == null
            ? RowReport.of(row, id, Outcome.CONFLICT, null)
            : RowReport.again(row, id, Outcome.CONFLICT, stays.appointmentId(), stays.fields()))
        .against(conflict(overlap.with(), dryRun));
  }

  private RowReport.Conflict conflict(Occupied with, boolean dryRun) {
    @Nullable Integer row = rows.get(with.id());
    return new RowReport.Conflict(
        dryRun && row != null ? null : with.id(),
        row,
        with.technicianId(),
        with.startsAt(),
        with.blockedUntil());
  }
}
