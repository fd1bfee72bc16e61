package dev.switchboard.scheduling.servicetype;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The service types a business of a vertical starts from (features.md S2), without prices. */
enum Preset {
  TANKLESS_WATER_HEATER("plumbing", 240, "Tankless water heater", "Calentador instantáneo"),
  WATER_HEATER("plumbing", 120, "Water heater", "Termotanque"),
  DRAIN_OR_SEWER("plumbing", 90, "Drain or sewer", "Desagüe o cloaca"),
  GAS_LINE("plumbing", 120, "Gas line", "Cañería de gas"),
  SUMP_PUMP("plumbing", 90, "Sump pump", "Bomba de achique"),
  FIXTURE_OR_LEAK_REPAIR(
      "plumbing", 60, "Fixture or leak repair", "Reparación de grifería o pérdida"),
  GENERAL_PLUMBING("plumbing", 60, "General plumbing", "Plomería general"),
  ISP_INSTALLATION("isp", 120, "Installation", "Instalación"),
  ISP_REPAIR("isp", 90, "Repair visit", "Visita técnica"),
  ISP_EQUIPMENT_SWAP("isp", 60, "Equipment swap", "Cambio de equipo"),
  GENERAL_HVAC("hvac", 60, "General heating and cooling", "Climatización general"),
  GENERAL_ELECTRICAL("electrical", 60, "General electrical work", "Electricidad general"),
  GENERAL_VISIT("general", 60, "Visit", "Visita");

  private static final String GENERAL = "general";

  private final String vertical;
  private final int minutes;
  private final String english;
  private final String spanish;

  Preset(String vertical, int minutes, String english, String spanish) {
    this.vertical = vertical;
    this.minutes = minutes;
    this.english = english;
    this.spanish = spanish;
  }

  /** Those of the vertical; a vertical without any has the general one. */
  static List<Preset> of(String vertical) {
    List<Preset> own = ofExactly(vertical);
    return own.isEmpty() ? ofExactly(GENERAL) : own;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  int minutes() {
    return minutes;
  }

  /**
   * @param language ISO 639-1
   */
  String nameIn(String language) {
    return language.equals("es") ? spanish : english;
  }

  private static List<Preset> ofExactly(String vertical) {
    return Arrays.stream(values()).filter(preset -> preset.vertical.equals(vertical)).toList();
  }
}
