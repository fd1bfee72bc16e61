package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to change what a visit is about (features.md S19): what is absent or null stays as it
 * is.
 *
 * @param description empty takes it away
 * @param tags all of them; empty takes them away
 * @param quotedValue in the appointment's currency; another value is another offer
 * @param quoteStatus NONE takes the offer back; the decisions need one that stands
 * @param stage one of the seven that the status allows, or the code of an own one
 * @param technicianId who is to come instead, at the same time
 * @param emergency also changes how long it takes and what it is worth
 * @param conversationId where it was talked about (features.md S20)
 */
record AppointmentPatch(
    @Nullable @Size(max = 2000) String description,
    @Nullable @Size(max = 64) List<@NotNull @Size(max = 200) String> tags,
    @Nullable @DecimalMin("0") @Digits(integer = 11, fraction = 3) BigDecimal quotedValue,
    @Nullable QuoteStatus quoteStatus,
    @Nullable @Size(max = 63) String stage,
    @Nullable UUID technicianId,
    @Nullable Boolean emergency,
    @Nullable UUID conversationId) {

  /** Whether somebody else comes, or for another length of time: it must be placed anew. */
  boolean replaces(Appointment appointment) {
    return technicianId != null && !technicianId.equals(appointment.visit().technicianId())
        || emergency != null && emergency != appointment.job().emergency();
  }

  /**
   * Its time with whom is wanted, as urgent as is wanted. Who was to come then anyway is not asked
   * again for his calendar and his way.
   */
  BookingWish wish(Appointment appointment) {
    Visit visit = appointment.visit();
    return new BookingWish(
        visit.startsAt(),
        technicianId == null ? visit.technicianId() : technicianId,
        appointment.id(),
        emergency == null ? appointment.job().emergency() : emergency,
        appointment.customer().location(),
        technicianId == null || technicianId.equals(visit.technicianId())
            ? EnumSet.allOf(Waiver.class)
            : Set.of());
  }

  /**
   * @param wanted null: the stage as it is
   * @throws dev.switchboard.platform.problem.ApplicationException as {@link Quote#changed} does
   */
  Pipeline over(Appointment appointment, @Nullable Stage wanted, Instant at) {
    Pipeline now = appointment.pipeline();
    Money offered =
        quotedValue == null ? null : new Money(quotedValue, appointment.job().currency());
    return new Pipeline(
        wanted == null ? now.stage() : wanted,
        tags == null ? now.tags() : Tags.of(tags),
        now.quote().changed(offered, quoteStatus, at));
  }
}
