package dev.switchboard.scheduling.bookingpage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands on each page, in the visitor's language. */
final class Screens {
  private Screens() {}

  /** The first page. */
  record Services(Frame frame, List<ServiceLine> services) {}

  record ServiceLine(String name, String length, String address) {}

  /**
   * Times to choose from: of a new visit, of a move, or in place of one that was lost.
   *
   * @param step null: it is none of the three steps
   * @param back where another choice is made, and what that is called
   */
  record Times(
      Frame frame,
      @Nullable String step,
      String title,
      String service,
      List<String> notes,
      List<DayLine> days,
      Form form,
      @Nullable String earlier,
      @Nullable String later,
      Link back) {}

  record DayLine(String day, List<TimeLine> times) {}

  /**
   * @param startsAt UTC
   */
  record TimeLine(String startsAt, String time) {}

  record Link(String address, String text) {}

  /** Where a form is sent to, and what goes along with it unseen. */
  record Form(String address, List<Hidden> hidden) {}

  record Hidden(String name, String value) {}

  /**
   * The visitor's own details.
   *
   * @param failure what kept us from booking, if it was not his doing
   */
  record Personal(
      Frame frame,
      List<Line> choice,
      String kept,
      List<FieldLine> fields,
      @Nullable News failure,
      String privacy,
      Form form,
      Link back) {
    public boolean hasErrors() {
      return fields.stream().anyMatch(field -> field.error() != null);
    }
  }

  record News(String title, String text) {}

  record Line(String label, String value) {}

  /**
   * One field of the form.
   *
   * @param name in the form; also what its id begins with
   * @param type of an input, or {@code textarea}
   */
  record FieldLine(
      String name,
      String type,
      String autocomplete,
      String label,
      boolean optional,
      String value,
      @Nullable String hint,
      @Nullable String error) {
    public boolean isText() {
      return type.equals("textarea");
    }

    /** The ids of what describes it, for those who cannot see where it stands. */
    public String describedBy() {
      String ofHint = hint == null ? "" : name + "-hint ";
      return (error == null ? ofHint : ofHint + name + "-error").strip();
    }
  }

  /**
   * A visit that was booked.
   *
   * @param news what has just happened to it
   * @param move null: it cannot be changed any more
   */
  record Visit(
      Frame frame,
      @Nullable News news,
      String status,
      String statusClass,
      List<Line> lines,
      @Nullable String move,
      @Nullable String cancel,
      String again) {}

  /** Asks once more. */
  record Cancel(Frame frame, List<Line> lines, Form form, Link back) {}

  /** Nothing but a notice. */
  record Said(Frame frame, String title, String text) {}
}
