package dev.switchboard.platform.boot;

import java.util.List;
import java.util.stream.Collectors;

/** The service does not start; the message names each unsafe setting. */
public final class UnsafeConfigurationException extends RuntimeException {
  UnsafeConfigurationException(List<UnsafeSetting> unsafe) {
    super(
        unsafe.stream()
            .map(UnsafeSetting::toString)
            .collect(Collectors.joining("; ", "unsafe for production: ", "")));
  }
}
