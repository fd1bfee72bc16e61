package dev.switchboard.local;

import dev.switchboard.testkit.stack.PostgresAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stack as docker-compose.yml runs it: every part has its service's name for a host.
 *
 * @param environment of one container
 * @param published the values of profile {@code local}
 */
record Containers(Map<String, String> environment, Settings published) {
  static final String PROFILE = "QUARKUS_PROFILE";

  private static final String LOCAL = "local";
  private static final String SIMULATORS = "simulators";

  Containers {
    environment = Map.copyOf(environment);
    Objects.requireNonNull(published, "published");
  }

  /**
   * What stops the start: outside profile {@code local} the variables that are missing or have
   * their published value.
   */
  List<String> refusals() {
    if (isLocal()) {
      return List.of();
    }
    return Arrays.stream(ContainerSetting.values())
        .filter(this::isRefused)
        .map(ContainerSetting::variable)
        .toList();
  }

  /** Whether the demo's tenants may be made here, whose passwords everybody knows. */
  boolean isLocal() {
    return require(PROFILE).equals(LOCAL);
  }

  /** docker-compose.yml gives the published value in place of a missing one. */
  private boolean isRefused(ContainerSetting setting) {
    String given = environment.getOrDefault(setting.variable(), "");
    return given.isBlank() || given.equals(published.text(setting.setting()));
  }

  /** As the containers see each other. */
  Settings inside() {
    Map<String, String> given = new TreeMap<>();
    for (LocalService service : LocalService.values()) {
      String name = service.application();
      given.put(name + ".url", "http://" + name + ":" + service.port(published, 1));
    }
    for (String provider : List.of("whatsapp", "ispcube", "google")) {
      String simulator = SIMULATORS + "." + provider;
      int port = published.number(simulator + ".port");
      given.put(simulator + ".url", "http://" + SIMULATORS + ":" + port);
    }
    return outside().with(given);
  }

  /** As they are seen from the machine they run on. */
  Settings outside() {
    Map<String, String> given = new TreeMap<>();
    for (ContainerSetting setting : ContainerSetting.values()) {
      Optional.ofNullable(environment.get(setting.variable()))
          .ifPresent(value -> given.put(setting.setting(), value));
    }
    return published.with(given);
  }

  PostgresAddress postgres() {
    return new PostgresAddress(
        require("SWITCHBOARD_DATABASE_HOST"),
        Integer.parseInt(require("SWITCHBOARD_DATABASE_PORT")),
        require(ContainerSetting.SUPERUSER_PASSWORD.variable()));
  }

  String kafka() {
    return require("KAFKA_BOOTSTRAP_SERVERS");
  }

  private String require(String variable) {
    return Objects.requireNonNull(environment.get(variable), () -> variable + " is not set");
  }
}
