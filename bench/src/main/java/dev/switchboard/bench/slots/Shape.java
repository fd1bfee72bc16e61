package dev.switchboard.bench.slots;

import java.util.Locale;

/**
 * How much there is, and how much is asked.
 *
 * @param days from tomorrow on, on which the visits lie, and which are asked for
 * @param place whether it is asked with the customer's place, so that ways count (features.md X12)
 */
record Shape(int technicians, int days, int appointments, boolean place) {
  /** The measure. */
  static final Shape USUAL = new Shape(30, 14, 2_000, false);

  /** The rule's (features.md S4). */
  static final Shape MONTH = new Shape(20, 30, 2_000, false);

  Shape somewhere() {
    return new Shape(technicians, days, appointments, true);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%3d technicians  %2d days  %5d appointments%s",
        technicians,
        days,
        appointments,
        place ? "  with ways" : "");
  }
}
