package dev.switchboard.scheduling.reminder;

import dev.switchboard.platform.phone.PhoneNumbers;
import dev.switchboard.scheduling.BusinessFacts.Business;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Whose wall clock quiet hours are on: the zone that was noted for the customer, else the one of
 * his phone's country where that has one clock only, else the business's (features.md S9).
 */
public final class CustomerZones {
  private static final Properties OF_COUNTRY = read("/country-zones.properties");

  private CustomerZones() {}

  /**
   * @param phone as it was given
   * @param business whose country a number without one is of
   * @param businesses its zone
   */
  public static ZoneId of(
      Optional<String> known,
      Optional<String> phone,
      Optional<Business> business,
      ZoneId businesses) {
    return known
        .or(() -> phone.flatMap(it -> ofPhone(it, business)))
        .map(ZoneId::of)
        .orElse(businesses);
  }

  private static Optional<String> ofPhone(String phone, Optional<Business> business) {
    return business
        .map(Business::country)
        .flatMap(country -> PhoneNumbers.parse(phone, country))
        .flatMap(PhoneNumbers::country)
        .map(OF_COUNTRY::getProperty);
  }

  private static Properties read(String resource) {
    try (InputStream file =
        Objects.requireNonNull(CustomerZones.class.getResourceAsStream(resource))) {
      Properties zones = new Properties();
      zones.load(file);
      return zones;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
