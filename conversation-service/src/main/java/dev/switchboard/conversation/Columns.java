package dev.switchboard.conversation;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns rows into the array parameters of one statement: a column each, for {@code unnest}. */
public final class Columns<T> {
  private final Tuple tuple;
  private final Collection<? extends T> rows;

  private Columns(Tuple tuple, Collection<? extends T> rows) {
    this.tuple = tuple;
    this.rows = rows;
  }

  public static <T> Columns<T> of(Collection<? extends T> rows) {
    return new Columns<>(Tuple.tuple(), rows);
  }

  /** Goes on with the columns of other rows, in the same statement. */
  public <U> Columns<U> and(Collection<? extends U> others) {
    return new Columns<>(tuple, others);
  }

  public Columns<T> uuid(Function<T, @Nullable UUID> value) {
    return add(rows.stream().map(value).toArray(UUID[]::new));
  }

  public Columns<T> text(Function<T, @Nullable String> value) {
    return add(rows.stream().map(value).toArray(String[]::new));
  }

  /** An enum by its name. */
  public Columns<T> name(Function<T, @Nullable Enum<?>> value) {
    return text(row -> nameOf(value.apply(row)));
  }

  public Columns<T> number(Function<T, @Nullable Long> value) {
    return add(rows.stream().map(value).toArray(Long[]::new));
  }

  public Columns<T> time(Function<T, @Nullable Instant> value) {
    return add(rows.stream().map(row -> utc(value.apply(row))).toArray(OffsetDateTime[]::new));
  }

  public Tuple tuple() {
    return tuple;
  }

  private Columns<T> add(Object[] column) {
    tuple.addValue(column);
    return this;
  }

  private static @Nullable String nameOf(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
