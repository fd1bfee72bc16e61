package dev.switchboard.scheduling.bookingpage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.platform.idempotency.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The one style sheet; its address changes with it, so that it may be kept for long. */
final class Style {
  static final String TEXT = read();

  static final String ADDRESS =
      "/book/assets/" + Fingerprint.of(TEXT.getBytes(UTF_8)).sha256().substring(0, 16) + ".css";

  private Style() {}

  private static String read() {
    try (InputStream file = Style.class.getResourceAsStream("/booking/style.css")) {
      return new String(Objects.requireNonNull(file, "style.css").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
