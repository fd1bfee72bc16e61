package dev.switchboard.platform.paging;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit rows at most, 1 to 100
 * @param after null for the beginning
 */
public record PageRequest(int limit, @Nullable Cursor after) {
  public static final int DEFAULT_LIMIT = 25;
  public static final int MAX_LIMIT = 100;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new ApplicationException(
          PlatformError.INVALID_REQUEST,
          "A page has 1 to %d rows.".formatted(MAX_LIMIT),
          List.of(new Violation("limit", "must be between 1 and " + MAX_LIMIT)));
    }
  }

  /**
   * From the query parameters {@code limit} and {@code cursor}, both optional.
   *
   * @throws ApplicationException INVALID_REQUEST or INVALID_CURSOR
   */
  public static PageRequest of(String list, @Nullable Integer limit, @Nullable String cursor) {
    return new PageRequest(
        limit == null ? DEFAULT_LIMIT : limit, cursor == null ? null : Cursor.parse(list, cursor));
  }

  public Optional<Cursor> cursor() {
    return Optional.ofNullable(after);
  }

  /** How many rows to read: one more than are shown tells whether there is a next page. */
  public int rowsToRead() {
    return limit + 1;
  }
}
