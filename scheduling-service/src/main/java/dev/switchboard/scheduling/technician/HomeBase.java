package dev.switchboard.scheduling.technician;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Invalid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Where a technician's day begins and ends; a text is its address.
 *
 * @param latitude WGS 84, in degrees, to six places; both or none
 */
record HomeBase(
    @Nullable @Size(max = 200) String address,
    @Nullable @DecimalMin("-90") @DecimalMax("90") BigDecimal latitude,
    @Nullable @DecimalMin("-180") @DecimalMax("180") BigDecimal longitude) {
  private static final int PLACES = 6;

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  HomeBase {
    latitude = rounded(latitude);
    longitude = rounded(longitude);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static HomeBase at(String address) {
    return new HomeBase(address, null, null);
  }

  /**
   * Null when it says nothing.
   *
   * @throws ApplicationException INVALID_SETTINGS
   */
  @Nullable HomeBase checked() {
    if ((latitude == null) != (longitude == null)) {
      throw Invalid.settings(
          latitude == null ? "homeBase.latitude" : "homeBase.longitude", "is missing");
    }
    return address == null && latitude == null ? null : this;
  }

  private static @Nullable BigDecimal rounded(@Nullable BigDecimal degrees) {
    return degrees == null ? null : degrees.setScale(PLACES, RoundingMode.HALF_EVEN);
  }
}
