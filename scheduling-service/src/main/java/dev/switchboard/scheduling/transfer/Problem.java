package dev.switchboard.scheduling.transfer;

import java.util.Objects;

/**
 * Why a row cannot be taken as it is.
 *
 * @param field by its own name, whatever the file calls it
 */
record Problem(String field, Code code) {
  Problem {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(code, "code");
  }

  static Problem of(Field field, Code code) {
    return new Problem(field.label(), code);
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
    /** An event that repeats: export its occurrences. */
    RECURRING,
    /** A note on a day, no visit at a time of it. */
    ALL_DAY
  }
}
