package dev.switchboard.scheduling.waitlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.scheduling.appointment.CustomerSnapshot;
import dev.switchboard.scheduling.availability.DayPart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in the line as its readers see it.
 *
 * @param offer an open one
 * @param appointmentId of the offer that was accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryView(
    UUID entryId,
    EntryState state,
    CustomerSnapshot customer,
    String serviceType,
    @Nullable UUID technicianId,
    LocalDate fromDay,
    LocalDate toDay,
    List<DayPart> dayParts,
    boolean urgent,
    @Nullable String description,
    @Nullable UUID conversationId,
    Instant since,
    Instant expiresAt,
    @Nullable UUID appointmentId,
    @Nullable OfferView offer) {
  static EntryView from(Entry entry, @Nullable Offer open, Instant now) {
    Entry.Wish wish = entry.wish();
    return new EntryView(
        entry.id(),
        entry.stateAt(now),
        entry.customer(),
        wish.serviceType(),
        wish.technicianId(),
        wish.fromDay(),
        wish.toDay(),
        wish.dayParts(),
        wish.urgent(),
        wish.description(),
        wish.conversationId(),
        entry.since(),
        entry.expiresAt(),
        entry.appointmentId(),
        open == null ? null : OfferView.from(open, now));
  }
}
