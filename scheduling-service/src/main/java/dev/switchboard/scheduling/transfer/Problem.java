package dev.switchboard.scheduling.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a row cannot be taken as it is.
 *
 * @param field by its own name, whatever the file calls it; of what repeats the calendar's line
 * @param detail more about it, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String field, Code code, @Nullable String detail) {
  Problem {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(code, "code");
  }

  static Problem of(Field field, Code code) {
    return new Problem(field.label(), code, null);
  }

  /** What is wrong with the field. */
  enum Code {
    REQUIRED,
    /** The file has it twice. */
    DUPLICATE,
    TOO_LONG,
    /** A character that no text has. */
    NOT_TEXT,
    NOT_A_TIME,
    /** A visit lasts at most twenty hours, between the year 2000 and five years from now. */
    OUT_OF_RANGE,
    NOT_A_NUMBER,
    NOT_A_BOOLEAN,
    NOT_AN_ID,
    NOT_A_PHONE_NUMBER,
    UNKNOWN_ZONE,
    UNKNOWN_STATUS,
    UNKNOWN_CURRENCY,
    UNKNOWN_SERVICE_TYPE,
    UNKNOWN_TECHNICIAN,
    UNKNOWN_CUSTOMER,
    /** Carried out or missed, and yet to come. */
    NOT_YET,
    /** Nothing that says when an event takes place again, or not as visits do. */
    NOT_A_RULE,
    /** More visits to come than one event has. */
    TOO_MANY,
    /** A note on a day, no visit at a time of it. */
    ALL_DAY
  }
}
