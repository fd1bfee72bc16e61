package dev.switchboard.scheduling.followup;

import dev.switchboard.contracts.appointment.CampaignKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is asked for.
 *
 * @param afterDays absent: 7 without a booking, 180 without a visit
 * @param perHour absent: 30
 */
record CampaignRequest(
    @NotNull CampaignKind kind,
    @NotBlank @Size(max = 100) String name,
    @Nullable @Min(1) @Max(3650) Integer afterDays,
    @Nullable @Min(1) @Max(3600) Integer perHour) {
  private static final int USUAL_PACE = 30;

  int days() {
    if (afterDays != null) {
      return afterDays;
    }
    return switch (kind) {
      case NO_BOOKING -> 7;
      case NO_VISIT -> 180;
    };
  }

  int pace() {
    return perHour == null ? USUAL_PACE : perHour;
  }

  /** What of a campaign may be changed; absent: it stays. */
  record CampaignChange(
      @Nullable @Size(min = 1, max = 100) String name,
      @Nullable @Min(1) @Max(3650) Integer afterDays,
      @Nullable @Min(1) @Max(3600) Integer perHour,
      @Nullable Boolean active) {
    Campaign over(Campaign now) {
      return new Campaign(
          now.campaignId(),
          now.version(),
          now.kind(),
          name == null ? now.name() : name,
          afterDays == null ? now.afterDays() : afterDays,
          perHour == null ? now.perHour() : perHour,
          active == null ? now.active() : active,
          now.createdAt(),
          now.updatedAt());
    }
  }
}
