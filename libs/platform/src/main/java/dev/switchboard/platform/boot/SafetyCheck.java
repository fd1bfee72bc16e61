package dev.switchboard.platform.boot;

import java.util.List;

/**
 * Says which settings of one part must not reach production. Any bean of this type is asked at
 * start; it answers from configuration alone.
 */
public interface SafetyCheck {
  /** Empty when all is well. */
  List<UnsafeSetting> unsafeSettings();
}
