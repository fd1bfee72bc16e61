package dev.switchboard.platform.time;

import dev.switchboard.platform.boot.SafetyCheck;
import dev.switchboard.platform.boot.UnsafeSetting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Whoever can write the offset file decides what is bookable, due and billed. */
@Singleton
class MovedClockCheck implements SafetyCheck {
  private final ClockConfig config;

  @Inject
  MovedClockCheck(ClockConfig config) {
    this.config = config;
  }

  @Override
  public List<UnsafeSetting> unsafeSettings() {
    return config.offsetFile().isPresent()
        ? List.of(new UnsafeSetting("switchboard.clock.offset-file", "moves business time"))
        : List.of();
  }
}
