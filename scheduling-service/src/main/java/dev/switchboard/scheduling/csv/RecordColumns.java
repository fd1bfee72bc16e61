package dev.switchboard.scheduling.csv;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A view as columns of CSV, named as its JSON is: a record inside is named by its path ({@code
 * customer.name}), a time has a second column with the wall clock's ({@code startsAtLocal}). What a
 * view gains is in its download, too.
 */
public final class RecordColumns<T extends Record> {
  private static final String LOCAL = "Local";

  private final List<Column> columns;
  private final Function<T, ZoneId> zone;

  private RecordColumns(List<Column> columns, Function<T, ZoneId> zone) {
    this.columns = List.copyOf(columns);
    this.zone = zone;
  }

  /**
   * All of a view.
   *
   * @param zone whose wall clock a row's times are shown on
   */
  public static <T extends Record> RecordColumns<T> of(Class<T> view, Function<T, ZoneId> zone) {
    List<Column> columns = new ArrayList<>();
    add(columns, "", view, (row, at) -> row);
    return new RecordColumns<>(columns, zone);
  }

  /** Those whose names are wanted, in their order. */
  public RecordColumns<T> only(Predicate<String> wanted) {
    return new RecordColumns<>(
        columns.stream().filter(column -> wanted.test(column.name())).toList(), zone);
  }

  public String header() {
    return CsvText.line(columns.stream().map(Column::name).toList());
  }

  /** One line for each. */
  public String lines(List<T> rows) {
    StringBuilder lines = new StringBuilder();
    for (T row : rows) {
      ZoneId at = zone.apply(row);
      List<@Nullable Object> cells = new ArrayList<>(columns.size());
      columns.forEach(column -> cells.add(column.value().of(row, at)));
      lines.append(CsvText.line(cells));
    }
    return lines.toString();
  }

  private static void add(List<Column> columns, String path, Class<?> type, Value parent) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = path + component.getName();
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      Value value = (row, at) -> member(accessor, parent.of(row, at));
      if (component.getType().isRecord()) {
        add(columns, name + ".", component.getType(), value);
        continue;
      }
      columns.add(new Column(name, value));
      if (component.getType() == Instant.class) {
        columns.add(new Column(name + LOCAL, (row, at) -> local(value.of(row, at), at)));
      }
    }
  }

  private static @Nullable Object member(Method accessor, @Nullable Object of) {
    try {
      return of == null ? null : accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the view cannot be read", e);
    }
  }

  private static @Nullable Object local(@Nullable Object time, ZoneId at) {
    return time instanceof Instant instant ? instant.atZone(at).toLocalDateTime() : null;
  }

  private record Column(String name, Value value) {}

  private interface Value {
    @Nullable Object of(Object row, ZoneId at);
  }
}
