package dev.switchboard.local;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The two businesses of the demo (features.md P2). All names and numbers are invented. */
public enum DemoTenant {
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
      new Number("100000000000001", "+54 9 11 5555 0100"),
      "5491160",
      List.of("Diego Sosa", "Carla Ruiz")),
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
      new Number("100000000000002", "+44 117 555 0100"),
      "447400",
      List.of("Tom Hartley", "Priya Shah"));

  private final String shownName;
  private final Map<String, String> profile;
  private final Number number;
  private final String mobilePrefix;
  private final List<String> technicians;

  DemoTenant(
      String shownName,
      Map<String, String> profile,
      Number number,
      String mobilePrefix,
      List<String> technicians) {
    this.shownName = shownName;
    this.profile = profile;
    this.number = number;
    this.mobilePrefix = mobilePrefix;
    this.technicians = technicians;
  }

  /**
   * Its WhatsApp number.
   *
   * @param id what WhatsApp calls it
   * @param shown what customers see
   */
  public record Number(String id, String shown) {}

  public String shownName() {
    return shownName;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Country, language and so on, under tenant-service's names. */
  public Map<String, String> profile() {
    return profile;
  }

  /** Whom it alerts, as WhatsApp has his number. */
  public String ownerPhone() {
    return of("ownerPhone").substring(1);
  }

  public String ownerName() {
    return of("ownerName");
  }

  private String of(String field) {
    return Objects.requireNonNull(profile.get(field), field);
  }

  public Number number() {
    return number;
  }

  /** Who goes out to its customers. */
  List<String> technicians() {
    return technicians;
  }

  /** Its calendar at Google. */
  public String calendarId() {
    return slug() + "@calendar.example";
  }

  /** Its service account at Google; a new key makes the one before useless. */
  String calendarAccount() {
    return slug() + "@demo.iam.gserviceaccount.example";
  }

  /**
   * A customer's mobile number, as WhatsApp has it.
   *
   * @param which numbers less than a million apart differ
   */
  public String mobile(long which) {
    return mobilePrefix + String.format(Locale.ROOT, "%06d", Math.floorMod(which, 1_000_000L));
  }

  public String ownerEmail() {
    return "owner@" + slug() + ".example";
  }
}
