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
          "ownerPhone", "+5491123456789")),
  AVON_PLUMBING(
      "Avon Plumbing",
      Map.of(
          "vertical", "plumbing",
          "country", "GB",
          "timeZone", "Europe/London",
          "language", "en",
          "currency", "GBP",
          "ownerName", "Tom Hartley",
          "ownerPhone", "+447400123456"));

  private final String shownName;
  private final Map<String, String> profile;

  DemoTenant(String shownName, Map<String, String> profile) {
    this.shownName = shownName;
    this.profile = profile;
  }

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

  String ownerEmail() {
    return "owner@" + slug() + ".example";
  }
}
