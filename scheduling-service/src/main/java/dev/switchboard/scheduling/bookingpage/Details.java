package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor says of himself, as he typed it. Control characters are spaces, for they could end
 * a line where none ends.
 */
record Details(String name, String phone, String email, String address, String note) {
  static final Details NONE = new Details("", "", "", "", "");

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_PHONE = 40;
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_ADDRESS = 300;
  private static final int LONGEST_NOTE = 1000;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
  private static final Pattern CONTROL_BUT_LINES =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n]]");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>\"',;]+@[^\\s@<>\"',;]+\\.[^\\s@<>\"',;.]+");

  static Details of(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String address,
      @Nullable String note) {
    return new Details(line(name), line(phone), line(email), line(address), lines(note));
  }

  /** In the order of the form. */
  List<FieldError> errors(String country) {
    List<FieldError> errors = new ArrayList<>();
    if (!LETTER.matcher(name).find()) {
      errors.add(new FieldError(Field.NAME, Word.NAME_MISSING));
    }
    if (phone.isEmpty()) {
      errors.add(new FieldError(Field.PHONE, Word.PHONE_MISSING));
    } else if (number(country).isEmpty()) {
      errors.add(new FieldError(Field.PHONE, Word.PHONE_WRONG));
    }
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      errors.add(new FieldError(Field.EMAIL, Word.EMAIL_WRONG));
    }
    if (address.isEmpty()) {
      errors.add(new FieldError(Field.ADDRESS, Word.ADDRESS_MISSING));
    }
    addTooLong(errors);
    return errors;
  }

  private void addTooLong(List<FieldError> errors) {
    addTooLong(errors, Field.NAME, name, LONGEST_NAME);
    addTooLong(errors, Field.PHONE, phone, LONGEST_PHONE);
    addTooLong(errors, Field.EMAIL, email, LONGEST_EMAIL);
    addTooLong(errors, Field.ADDRESS, address, LONGEST_ADDRESS);
    addTooLong(errors, Field.NOTE, note, LONGEST_NOTE);
  }

  private static void addTooLong(List<FieldError> errors, Field field, String text, int longest) {
    boolean told = errors.stream().anyMatch(error -> error.field() == field);
    if (text.length() > longest && !told) {
      errors.add(new FieldError(field, Word.TOO_LONG));
    }
  }

  /**
   * @param country where a number without a country code is from
   */
  Optional<PhoneNumber> number(String country) {
    return PhoneNumbers.parse(phone, country);
  }

  private static String line(@Nullable String typed) {
    return typed == null ? "" : CONTROL.matcher(typed).replaceAll(" ").strip();
  }

  private static String lines(@Nullable String typed) {
    return typed == null
        ? ""
        : CONTROL_BUT_LINES
            .matcher(typed.replace("\r\n", "\n").replace('\r', '\n'))
            .replaceAll(" ")
            .strip();
  }

  /** Shows no person. */
  @Override
  public String toString() {
    return "Details[]";
  }

  /** A field of the form; its name there is its constant's in lower case. */
  enum Field {
    NAME(Word.NAME),
    PHONE(Word.PHONE),
    EMAIL(Word.EMAIL),
    ADDRESS(Word.ADDRESS),
    NOTE(Word.NOTE);

    private final Word label;

    Field(Word label) {
      this.label = label;
    }

    Word label() {
      return label;
    }
  }

  /** What is wrong with which field. */
  record FieldError(Field field, Word why) {}
}
