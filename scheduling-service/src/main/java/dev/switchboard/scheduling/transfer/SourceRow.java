package dev.switchboard.scheduling.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file says of one visit.
 *
 * @param number of the row as a spreadsheet counts, or of the event from 1 on
 * @param texts without those that are empty
 */
record SourceRow(int number, Map<Field, String> texts) {
  private static final int DIGEST_BYTES = 12;

  SourceRow {
    texts = Map.copyOf(texts);
  }

  Optional<String> text(Field field) {
    return Optional.ofNullable(texts.get(field));
  }

  /** A digest of each field, by its label. */
  Map<String, String> content() {
    Map<String, String> content = new TreeMap<>();
    texts.forEach((field, text) -> content.put(field.label(), digest(text)));
    return content;
  }

  private static String digest(String text) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
