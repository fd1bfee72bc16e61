package dev.switchboard.local;

import java.util.Locale;
import java.util.Map;

/** The two businesses of the demo (features.md P2). All names and numbers are invented. */
enum DemoTenant {
  FIBRA_SUR(
      "Fibra Sur",
      Map.of(
          "vertical", "isp",
          "country", "AR",
          "timeZone", "America/Argentina/Buenos_Aires",
          "language", "es",
          "currency", "ARS",
          "ownerName", "Lucía Ferreyra",
          "ownerPhone", "+5491123456789"),
      new Number("100000000000001", "+54 9 11 5555 0100")),
  AVON_PLUMBING(
      "Avon Plumbing",
      Map.of(
          "vertical", "plumbing",
          "country", "GB",
          "timeZone", "Europe/London",
          "language", "en",
          "currency", "GBP",
          "ownerName", "Tom Hartley",
          "ownerPhone", "+447400123456"),
      new Number("100000000000002", "+44 117 555 0100"));

  private final String shownName;
  private final Map<String, String> profile;
  private final Number number;

  DemoTenant(String shownName, Map<String, String> profile, Number number) {
    this.shownName = shownName;
    this.profile = profile;
    this.number = number;
  }

  /**
   * Its WhatsApp number.
   *
   * @param id what WhatsApp calls it
   * @param shown what customers see
   */
  record Number(String id, String shown) {}

  String shownName() {
    return shownName;
  }

  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Country, language and so on, under tenant-service's names. */
  Map<String, String> profile() {
    return profile;
  }

  Number number() {
    return number;
  }

  String ownerEmail() {
    return "owner@" + slug() + ".example";
  }
}
