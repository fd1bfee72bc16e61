package dev.switchboard.scheduling;

import dev.switchboard.platform.paging.PageRequest;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The order of a list, and how its pages are read: the newest first, by id where times are the
 * same.
 *
 * @param time the column that cursors name
 * @param id the column that tells rows of one time apart
 */
public record NewestFirst(String time, String id) {
  /**
   * A page's statement.
   *
   * @param sql up to its conditions
   * @param parameters of those; the cursor's are added
   */
  public String page(String sql, Tuple parameters, PageRequest page) {
    return page.cursor()
        .map(
            after -> {
              parameters.addOffsetDateTime(Rows.utc(after.instant())).addUUID(after.id());
              int last = parameters.size();
              return sql + " AND (%s, %s) < ($%d, $%d)".formatted(time, id, last - 1, last);
            })
        .map(behind -> first(behind, page.rowsToRead()))
        .orElseGet(() -> first(sql, page.rowsToRead()));
  }

  /** The statement of the newest ones. */
  public String first(String sql, int most) {
    return sql + " ORDER BY %s DESC, %s DESC LIMIT %d".formatted(time, id, most);
  }
}
