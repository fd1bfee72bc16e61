package dev.switchboard.integration.calendar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A calendar to be connected; it must be shared with the service account (features.md I3).
 *
 * @param apiUrl Google's own when absent
 */
public record GoogleCalendarRequest(
    @NotBlank @Size(max = 320) String calendarId,
    @NotNull @Valid ServiceAccountKey serviceAccount,
    @Size(max = 300) @Nullable String apiUrl) {}
