package dev.switchboard.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor for the query parameter {@code cursor}; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * @param rows {@link PageRequest#rowsToRead} rows if there are as many, in the list's order
   * @param place the cursor of a row
   */
  public static <R> Page<R> of(PageRequest request, List<R> rows, Function<R, Cursor> place) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, null);
    }
    List<R> shown = rows.subList(0, request.limit());
    return new Page<>(shown, place.apply(shown.getLast()).encode());
  }

  /** The same page of other things: views instead of rows. */
  public <S> Page<S> map(Function<? super T, ? extends S> view) {
    return new Page<>(items.stream().<S>map(view).toList(), nextCursor);
  }
}
