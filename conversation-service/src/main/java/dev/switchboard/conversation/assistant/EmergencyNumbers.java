package dev.switchboard.conversation.assistant;

import java.util.Map;

/** Whom to call in a tenant's country, which is ISO 3166-1 alpha-2. */
final class EmergencyNumbers {
  /** The European number; most mobile networks elsewhere know it too. */
  private static final String ANYWHERE = "112";

  private static final Map<String, String> GENERAL =
      Map.ofEntries(
          Map.entry("AR", "911"),
          Map.entry("AU", "000"),
          Map.entry("CA", "911"),
          Map.entry("CL", "133"),
          Map.entry("CO", "123"),
          Map.entry("GB", "999"),
          Map.entry("IE", "999"),
          Map.entry("MX", "911"),
          Map.entry("NZ", "111"),
          Map.entry("PE", "105"),
          Map.entry("PY", "911"),
          Map.entry("US", "911"),
          Map.entry("UY", "911"));

  private static final Map<String, String> GAS = Map.of("GB", "0800 111 999");

  private EmergencyNumbers() {}

  static String general(String country) {
    return GENERAL.getOrDefault(country, ANYWHERE);
  }

  /** The gas emergency line where there is one. */
  static String gas(String country) {
    return GAS.getOrDefault(country, general(country));
  }
}
