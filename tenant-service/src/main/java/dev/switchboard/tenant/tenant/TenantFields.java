package dev.switchboard.tenant.tenant;

import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Completes and checks what a request says of a tenant; all that is wrong is said at once. What is
 * left out is the default of the country.
 */
final class TenantFields {
  static final String WORD = "[a-z][a-z0-9-]{0,62}";
  static final String LANGUAGE = "es|en";

  private final List<Violation> violations = new ArrayList<>();

  private TenantFields() {}

  /**
   * @throws ApplicationException INVALID_REQUEST
   */
  static TenantProfile profileOf(NewTenant asked, String defaultPlan) {
    TenantFields fields = new TenantFields();
    CountryDefaults defaults = fields.defaultsOf(asked.country());
    TenantProfile profile =
        new TenantProfile(
            asked.name().strip(),
            false,
            asked.vertical(),
            fields.timeZone(asked.timeZone(), defaults.timeZone()),
            asked.country(),
            or(asked.language(), defaults.language()),
            fields.currency(asked.currency(), defaults.currency()),
            or(asked.planCode(), defaultPlan),
            asked.ownerName(),
            fields.phone(asked.ownerPhone(), asked.country()),
            asked.ownerEmail());
    fields.refuseWhatIsWrong();
    return profile;
  }

  /**
   * @throws ApplicationException INVALID_REQUEST
   */
  static TenantProfile changed(TenantProfile now, TenantChange asked) {
    TenantFields fields = new TenantFields();
    TenantProfile profile =
        new TenantProfile(
            or(asked.name(), now.name()).strip(),
            asked.lockedDown() == null ? now.lockedDown() : asked.lockedDown(),
            or(asked.vertical(), now.vertical()),
            fields.timeZone(asked.timeZone(), now.timeZone()),
            now.country(),
            or(asked.language(), now.language()),
            fields.currency(asked.currency(), now.currency()),
            or(asked.planCode(), now.planCode()),
            asked.ownerName() == null ? now.ownerName() : asked.ownerName(),
            asked.ownerPhone() == null
                ? now.ownerPhone()
                : fields.phone(asked.ownerPhone(), now.country()),
            asked.ownerEmail() == null ? now.ownerEmail() : asked.ownerEmail());
    fields.refuseWhatIsWrong();
    return profile;
  }

  private CountryDefaults defaultsOf(String country) {
    Optional<CountryDefaults> known = CountryDefaults.of(country);
    if (known.isEmpty()) {
      violations.add(new Violation("country", "is not a country's code"));
    }
    return known.orElse(CountryDefaults.NONE);
  }

  private String timeZone(@Nullable String asked, String otherwise) {
    String zone = or(asked, otherwise);
    if (zone.isEmpty()) {
      violations.add(new Violation("timeZone", "has no default in this country"));
    } else if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      violations.add(new Violation("timeZone", "is not an IANA time zone"));
    }
    return zone;
  }

  private String currency(@Nullable String asked, String otherwise) {
    String code = or(asked, otherwise);
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equals(code))) {
      violations.add(new Violation("currency", "is not a currency's code"));
    }
    return code;
  }

  private @Nullable String phone(@Nullable String asked, String country) {
    if (asked == null) {
      return null;
    }
    Optional<PhoneNumber> number = PhoneNumbers.parse(asked, country);
    if (number.isEmpty()) {
      violations.add(new Violation("ownerPhone", "is not a phone number"));
    }
    return number.map(PhoneNumber::e164).orElse(asked);
  }

  private void refuseWhatIsWrong() {
    if (!violations.isEmpty()) {
      throw new ApplicationException(
          PlatformError.INVALID_REQUEST,
          "%d rules are broken.".formatted(violations.size()),
          violations);
    }
  }

  private static String or(@Nullable String asked, String otherwise) {
    return asked == null ? otherwise : asked;
  }
}
