package dev.switchboard.scheduling.bookingpage;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The request to set the booking page.
 *
 * @param contactPhone as it is to be shown; absent: none is shown
 */
record PageSettingsRequest(
    @NotNull Boolean enabled,
    @Nullable @Pattern(regexp = "\\+?[0-9][0-9 ()/-]{2,38}") String contactPhone) {}
