package dev.switchboard.scheduling.bookingpage;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a booking came from (features.md S18): the channel, and {@code utm_campaign} if any. */
final class LeadSource {
  private static final String CHANNEL = "Web";
  private static final int LONGEST = 80;
  private static final Pattern NOT_SHOWN = Pattern.compile("[^\\p{L}\\p{N} ._+&-]");
  private static final Pattern SPACES = Pattern.compile(" +");

  private LeadSource() {}

  /** What of a campaign's name is kept; null when nothing is left. */
  static @Nullable String campaign(@Nullable String utmCampaign) {
    if (utmCampaign == null) {
      return null;
    }
    String shown = SPACES.matcher(NOT_SHOWN.matcher(utmCampaign).replaceAll(" ")).replaceAll(" ");
    String kept = shown.substring(0, Math.min(LONGEST, shown.length())).strip();
    return kept.isEmpty() ? null : kept;
  }

  static String of(@Nullable String campaign) {
    return campaign == null ? CHANNEL : CHANNEL + ": " + campaign;
  }
}
