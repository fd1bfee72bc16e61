package dev.switchboard.scheduling.appointment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.contracts.Money;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as its readers see it (features.md S6).
 *
 * @param version also the ETag; calendar entry and reminder do not raise it
 * @param startsAt UTC; {@code timeZone} says what the wall clock shows
 * @param arrivalWindow what the customer was told; null: the start
 * @param reminderSent whether a reminder of its present time was let go
 * @param estimatedValue in {@code currency}; null when the service type says no prices
 * @param jobStage where it stands in the pipeline (S16)
 * @param stage what the business calls that: {@code jobStage}, or the code of its own stage
 * @param conversationId where it came from; {@code changedIn}: where it was changed (S20)
 * @param quotedValue in {@code currency}; null while nothing is offered (S17)
 * @param late only on a cancelled one: too late by the business's policy
 */
record AppointmentView(
    UUID appointmentId,
    long version,
    AppointmentStatus status,
    CustomerSnapshot customer,
    String serviceType,
    String serviceName,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    @Nullable ArrivalWindow arrivalWindow,
    UUID technicianId,
    String technicianName,
    @Nullable String description,
    boolean emergency,
    @Nullable UUID conversationId,
    @Nullable String leadSource,
    @Nullable String calendarEventId,
    boolean reminderSent,
    @Nullable BigDecimal estimatedValue,
    String currency,
    JobStage jobStage,
    String stage,
    List<String> tags,
    @Nullable BigDecimal quotedValue,
    QuoteStatus quoteStatus,
    @Nullable Instant quotedAt,
    @Nullable Instant quoteDecidedAt,
    List<UUID> changedIn,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean late,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cancelReason,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt)
    implements Versioned {
  static AppointmentView from(Appointment appointment) {
    Visit visit = appointment.visit();
    Job job = appointment.job();
    Marks marks = appointment.marks();
    Pipeline pipeline = appointment.pipeline();
    Quote quote = pipeline.quote();
    boolean cancelled = appointment.status() == AppointmentStatus.CANCELLED;
    return new AppointmentView(
        appointment.id(),
        appointment.version(),
        appointment.status(),
        appointment.customer(),
        job.serviceType(),
        job.serviceName(),
        visit.startsAt(),
        visit.endsAt(),
        visit.zone().getId(),
        visit.arrival(),
        visit.technicianId(),
        visit.technicianName(),
        job.description(),
        job.emergency(),
        job.conversationId(),
        job.leadSource(),
        marks.calendarEventId(),
        marks.reminderSent(),
        amount(job.estimate()),
        job.currency().getCurrencyCode(),
        pipeline.stage().stage(),
        pipeline.stage().name(),
        pipeline.tags(),
        amount(quote.value()),
        quote.status(),
        quote.quotedAt(),
        quote.decidedAt(),
        marks.changedIn(),
        cancelled ? Boolean.valueOf(marks.late()) : null,
        marks.cancelReason(),
        appointment.createdAt(),
        appointment.updatedAt());
  }

  private static @Nullable BigDecimal amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }
}
