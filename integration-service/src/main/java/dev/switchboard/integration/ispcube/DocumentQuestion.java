package dev.switchboard.integration.ispcube;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By a document: an Argentine DNI, or the CUIT around it, in which the DNI stands between two
 * digits and one.
 *
 * @param digits 7 to 11
 */
record DocumentQuestion(String digits) implements AccountQuestion {
  private static final int CUIT = 11;

  /** Empty for what is none, and for the 99999999 that stands for none (protocols.md 4.4). */
  static Optional<DocumentQuestion> read(String text) {
    String digits = text.replaceAll("[\\s.\\-]", "");
    boolean isDocument = digits.matches("\\d{7,11}") && digits.chars().distinct().count() > 1;
    return isDocument ? Optional.of(new DocumentQuestion(digits)) : Optional.empty();
  }

  @Override
  public String parameter() {
    return "doc_number";
  }

  @Override
  public List<String> forms() {
    return Stream.of(digits, person(digits)).distinct().toList();
  }

  @Override
  public boolean isAbout(CustomerRecord customer) {
    return read(customer.document())
        .filter(stored -> person(stored.digits).equals(person(digits)))
        .filter(stored -> !(isCuit(stored.digits) && isCuit(digits)) || stored.equals(this))
        .isPresent();
  }

  @Override
  public String key() {
    return "document:" + digits;
  }

  private static boolean isCuit(String digits) {
    return digits.length() == CUIT;
  }

  private static String person(String digits) {
    String number = isCuit(digits) ? digits.substring(2, CUIT - 1) : digits;
    return number.replaceFirst("^0+", "");
  }

  /** A person's document is nothing for a log. */
  @Override
  public String toString() {
    return "DocumentQuestion[hidden]";
  }
}
