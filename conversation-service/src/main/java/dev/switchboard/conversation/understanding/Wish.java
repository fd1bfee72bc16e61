package dev.switchboard.conversation.understanding;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When a visit would suit, on the business's wall clock; what was not said is absent.
 *
 * @param from the first day
 * @param to the last day, inclusive; the same as {@code from} for one day
 * @param earliest the visit begins no earlier
 * @param latest the visit begins no later; the same as {@code earliest} for "at three"
 */
public record Wish(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable DayPart dayPart,
    @Nullable LocalTime earliest,
    @Nullable LocalTime latest) {
  public static final Wish NONE = new Wish(null, null, null, null, null);

  public Wish {
    if ((from == null) != (to == null) || (from != null && from.isAfter(to))) {
      throw new IllegalArgumentException("a wish has a first and a last day, or neither");
    }
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
