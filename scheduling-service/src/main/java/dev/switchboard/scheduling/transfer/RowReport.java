package dev.switchboard.scheduling.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.scheduling.appointment.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row, or would.
 *
 * @param row as a spreadsheet counts, the names being row 1; of a calendar the event, from 1 on
 * @param appointmentId of CREATED (not in a dry run) and of what was taken before
 * @param fields of CHANGED, APPLIED, and of CONFLICT when it was taken before: which read
 *     differently than they did
 * @param problems of INVALID and SKIPPED
 * @param kept of CHANGED, when changes were to be applied: why this one was not
 * @param conflict of CONFLICT: what the technician has then
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RowReport(
    int row,
    @Nullable String externalId,
    Outcome outcome,
    @Nullable UUID appointmentId,
    List<String> fields,
    List<Problem> problems,
    @Nullable Kept kept,
    @Nullable Conflict conflict) {
  RowReport {
    Objects.requireNonNull(outcome, "outcome");
    fields = List.copyOf(fields);
    problems = List.copyOf(problems);
  }

  static RowReport of(int row, @Nullable String externalId, Outcome outcome, @Nullable UUID id) {
    return new RowReport(row, externalId, outcome, id, List.of(), List.of(), null, null);
  }

  /** Of a row that was taken before. */
  static RowReport again(
      int row, @Nullable String externalId, Outcome outcome, UUID id, List<String> fields) {
    return new RowReport(row, externalId, outcome, id, fields, List.of(), null, null);
  }

  RowReport kept(@Nullable Kept why) {
    return new RowReport(row, externalId, outcome, appointmentId, fields, problems, why, conflict);
  }

  RowReport against(Conflict other) {
    return new RowReport(row, externalId, outcome, appointmentId, fields, problems, kept, other);
  }

  static RowReport invalid(int row, @Nullable String externalId, Problem... problems) {
    return invalid(row, externalId, List.of(problems));
  }

  static RowReport invalid(int row, @Nullable String externalId, List<Problem> problems) {
    return new RowReport(row, externalId, Outcome.INVALID, null, List.of(), problems, null, null);
  }

  static RowReport skipped(int row, @Nullable String externalId, Problem.Code why) {
    List<Problem> problems = List.of(Problem.of(Field.STARTS_AT, why));
    return new RowReport(row, externalId, Outcome.SKIPPED, null, List.of(), problems, null, null);
  }

  /** Orders the occurrences of an event. */
  String knownAs() {
    return externalId == null ? "" : externalId;
  }

  /** What can become of a row. */
  enum Outcome {
    CREATED,
    /** Taken over before, from the same content. */
    UNCHANGED,
    /** Taken over before; the file says something else now, and the visit stays as it is here. */
    CHANGED,
    /** The same, and the visit was changed like that. */
    APPLIED,
    /** Its time is somebody else's; of one that was taken before, the visit stays where it is. */
    CONFLICT,
    INVALID,
    SKIPPED
  }

  /**
   * What is in the way.
   *
   * @param appointmentId a visit's or a hold's; absent when it is a row of this file in a dry run
   * @param row when it is one of this file
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Conflict(
      @Nullable UUID appointmentId,
      @Nullable Integer row,
      UUID technicianId,
      Instant startsAt,
      Instant blockedUntil) {}
}
