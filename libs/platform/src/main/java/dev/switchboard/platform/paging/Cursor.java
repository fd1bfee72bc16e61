package dev.switchboard.platform.paging;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The place after one row of a list. It holds nothing that its reader has not seen in that row.
 *
 * @param list names the list and its sorting, so that a cursor of another one is noticed
 * @param key what the list is sorted by, at that row
 * @param id decides between rows of equal key
 */
public record Cursor(String list, String key, UUID id) {
  /** The name of the query parameter. */
  public static final String PARAMETER = "cursor";

  private static final String SEPARATOR = "\n";
  private static final int PARTS = 3;

  public Cursor {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(id, "id");
    if (list.isEmpty() || list.contains(SEPARATOR)) {
      throw new IllegalArgumentException("not the name of a list: " + list);
    }
  }

  public static Cursor at(String list, Instant key, UUID id) {
    return new Cursor(list, key.toString(), id);
  }

  /**
   * @throws ApplicationException INVALID_CURSOR
   */
  public static Cursor parse(String list, String text) {
    String[] parts = decode(text).split(SEPARATOR, PARTS);
    if (parts.length != PARTS || !parts[0].equals(list)) {
      throw invalid();
    }
    try {
      return new Cursor(list, parts[2], UUID.fromString(parts[1]));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  /**
   * The key of a list sorted by time.
   *
   * @throws ApplicationException INVALID_CURSOR
   */
  public Instant instant() {
    try {
      return Instant.parse(key);
    } catch (DateTimeParseException e) {
      throw invalid();
    }
  }

  /** The text for the caller, safe in a URL. */
  public String encode() {
    String plain = String.join(SEPARATOR, list, id.toString(), key);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String text) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw invalid();
    }
  }

  private static ApplicationException invalid() {
    return new ApplicationException(
        PlatformError.INVALID_CURSOR,
        "Use nextCursor of a page of this list, unchanged.",
        List.of(new Violation(PARAMETER, "is not a cursor of this list")));
  }
}
