package dev.switchboard.scheduling.bookingpage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of pages. They are made of our own paths, signed tokens and encoded parameters, never
 * of an address that somebody gave; none holds a name, a number or a text of a person.
 */
final class Address {
  private final String path;
  private final List<String> parameters = new ArrayList<>();

  private Address(String path) {
    this.path = path;
  }

  static Address services(String slug) {
    return new Address("/book/" + encoded(slug));
  }

  static Address times(String slug) {
    return new Address("/book/" + encoded(slug) + "/times");
  }

  static Address details(String slug) {
    return new Address("/book/" + encoded(slug) + "/details");
  }

  static Address visit(String token) {
    return new Address("/book/visit/" + encoded(token));
  }

  static Address visitTimes(String token) {
    return new Address("/book/visit/" + encoded(token) + "/times");
  }

  static Address visitCancel(String token) {
    return new Address("/book/visit/" + encoded(token) + "/cancel");
  }

  /** Nothing is added for a value that is absent. */
  Address with(String name, @Nullable String value) {
    if (value != null) {
      parameters.add(name + "=" + encoded(value));
    }
    return this;
  }

  /** As its visitor goes on: in the language he has asked for, with his campaign. */
  String by(Visitor visitor) {
    return with("utm_campaign", visitor.campaign()).in(visitor);
  }

  /** The same without the campaign, which belongs to a booking that is still to be made. */
  String in(Visitor visitor) {
    Language language = visitor.language();
    return with("lang", language == null ? null : language.code()).toString();
  }

  String in(Language language) {
    return with("lang", language.code()).toString();
  }

  @Override
  public String toString() {
    return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
