package dev.switchboard.conversation.understanding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words into a service type of the vertical, most specific first (features.md C38, S2). */
final class ServiceTypes {
  private static final Map<String, Phrases<String>> VERTICALS =
      Map.of(
          "isp", Phrases.load("services-isp", String::valueOf),
          "plumbing", Phrases.load("services-plumbing", String::valueOf));
  private static final List<String> MOST_SPECIFIC_FIRST =
      List.of(
          "tankless_water_heater",
          "water_heater",
          "sump_pump",
          "gas_line",
          "drain_or_sewer",
          "fixture_or_leak_repair",
          "general_plumbing",
          "isp_equipment_swap",
          "isp_installation",
          "isp_repair");

  private final Words words;
  private final Setting setting;

  ServiceTypes(Words words, Setting setting) {
    this.words = words;
    this.setting = setting;
  }

  /**
   * @param danger names the work where no other word does
   */
  Optional<String> read(Intents intents, Optional<Danger> danger) {
    Optional<String> named =
        hits().stream()
            .map(Phrases.Hit::value)
            .filter(MOST_SPECIFIC_FIRST::contains)
            .min(Comparator.comparingInt(MOST_SPECIFIC_FIRST::indexOf));
    if (Intents.isInternet(setting)) {
      return named.or(
          () -> intents.says(IntentWord.OUTAGE) ? Optional.of("isp_repair") : Optional.empty());
    }
    return named.or(() -> danger.flatMap(this::against));
  }

  /** What somebody says is broken; a denied one ("there is no leak") is not. */
  List<Phrases.Hit<String>> hits() {
    Phrases<String> phrases = VERTICALS.get(setting.vertical());
    return phrases == null
        ? List.of()
        : phrases.in(words).stream()
            .filter(hit -> Negation.of(words, hit.from(), hit.to()) != Negation.DENIED)
            .toList();
  }

  private Optional<String> against(Danger danger) {
    if (!VERTICALS.containsKey(setting.vertical())) {
      return Optional.empty();
    }
    return switch (danger.kind()) {
      case GAS -> Optional.of("gas_line");
      case FLOOD -> Optional.of("fixture_or_leak_repair");
      case SEWAGE -> Optional.of("drain_or_sewer");
      case CARBON_MONOXIDE, FIRE, ELECTRICITY, OTHER -> Optional.empty();
    };
  }
}
