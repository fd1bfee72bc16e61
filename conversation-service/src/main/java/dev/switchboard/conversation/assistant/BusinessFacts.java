package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.language.Language;
import java.time.ZoneId;
import java.util.Optional;

/** What the assistant says of the business it speaks for. */
interface BusinessFacts {
  /** Empty for a tenant that is not known here. */
  Optional<Business> of(TenantId tenant);

  /**
   * A tenant, as its customers know it.
   *
   * @param vertical {@code isp}, {@code plumbing}, ...
   * @param country ISO 3166-1 alpha-2
   * @param currency ISO 4217
   */
  record Business(
      String name,
      Language language,
      String vertical,
      ZoneId zone,
      String country,
      String currency) {

    boolean isInternetProvider() {
      return vertical.equals("isp");
    }

    /** What a visit is for when nobody said (features.md C38, S2). */
    String generalService() {
      return switch (vertical) {
        case "isp" -> "isp_repair";
        case "plumbing" -> "general_plumbing";
        case "hvac" -> "general_hvac";
        case "electrical" -> "general_electrical";
        default -> "general_visit";
      };
    }
  }
}
