package dev.switchboard.scheduling.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowFlightTest {
  private static final Location OBELISCO = new Location(-34.603722, -58.381592);
  private static final Location AVELLANEDA = new Location(-34.662700, -58.365000);

  private final TravelTimes travel = new CrowFlight(35, 1.3);

  @Test
  void aDriveAcrossTheRiachueloTakesAQuarterOfAnHour() {
    assertThat(CrowFlight.kilometres(OBELISCO, AVELLANEDA)).isCloseTo(6.73, within(0.01));
    assertThat(travel.between(OBELISCO, AVELLANEDA)).isEqualTo(Duration.ofSeconds(900));
  }

  @Test
  void thePolesAreHalfTheEarthsGirthApart() {
    assertThat(CrowFlight.kilometres(new Location(90, 0), new Location(-90, 77)))
        .isCloseTo(20015.11, within(0.01));
  }

  @Test
  void theDateLineIsNoWall() {
    assertThat(CrowFlight.kilometres(new Location(0, 180), new Location(0, -180)))
        .isCloseTo(0, within(1e-6));
  }

  @Property
  void travelIsSymmetricNeverNegativeAndNothingToTheSamePlace(
      @ForAll @DoubleRange(min = -90, max = 90) double south,
      @ForAll @DoubleRange(min = -180, max = 180) double west,
      @ForAll @DoubleRange(min = -90, max = 90) double north,
      @ForAll @DoubleRange(min = -180, max = 180) double east) {
    Location one = new Location(south, west);
    Location other = new Location(north, east);

    assertThat(travel.between(one, one)).isZero();
    assertThat(travel.between(one, other))
        .isEqualTo(travel.between(other, one))
        .isBetween(Duration.ZERO, Duration.ofSeconds(Math.round(20016 * 1.3 / 35 * 3600)));
  }

  @ParameterizedTest
  @CsvSource({"90.1,0", "-91,0", "0,180.5", "NaN,0", "0,Infinity"})
  void whatIsNowhereOnEarthIsNoLocation(double latitude, double longitude) {
    assertThatThrownBy(() -> new Location(latitude, longitude))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLocationIsKnownToAHandsBreadth() {
    assertThat(new Location(-34.6037221, -0.00000001)).isEqualTo(new Location(-34.603722, 0));
  }

  @ParameterizedTest
  @CsvSource({"0,1.3", "NaN,1.3", "35,0.9", "35,NaN"})
  void anImpossibleSpeedOrDetourStopsTheStart(double speed, double detour) {
    assertThatThrownBy(() -> new CrowFlight(speed, detour))
        .hasMessageContaining("switchboard.travel.");
  }
}
