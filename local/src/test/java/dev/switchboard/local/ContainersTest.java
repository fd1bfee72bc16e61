package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainersTest {
  private static final Path ROOT = Path.of("..");

  private final Settings published = Settings.load();

  @Test
  void whatIsGivenStarts() {
    assertThat(production(Map.of()).refusals()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void outsideProfileLocalAMissingSettingIsRefusedByName(ContainerSetting setting) {
    assertThat(production(Map.of(setting.variable(), "")).refusals())
        .containsExactly(setting.variable());
  }

  @ParameterizedTest
  @EnumSource
  void outsideProfileLocalAPublishedValueIsRefusedByName(ContainerSetting setting) {
    String value = published.text(setting.setting());

    assertThat(production(Map.of(setting.variable(), value)).refusals())
        .containsExactly(setting.variable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "dev", "test", "local,prod", "loca"})
  void everyOtherProfileIsStrict(String profile) {
    assertThat(new Containers(Map.of(Containers.PROFILE, profile), published).refusals())
        .hasSameSizeAs(ContainerSetting.values());
  }

  @Test
  void profileLocalNeedsNothing() {
    assertThat(new Containers(Map.of(Containers.PROFILE, "local"), published).refusals()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theComposeFileHasThePublishedValueForItsDefault(ContainerSetting setting)
      throws IOException {
    assertThat(Files.readString(ROOT.resolve("docker-compose.yml")))
        .contains("${%s:-%s}".formatted(setting.variable(), published.text(setting.setting())));
  }

  @ParameterizedTest
  @EnumSource
  void theExampleNamesEverySettingAndGivesNoSecret(ContainerSetting setting) throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve(".env.example")))
        .anyMatch(line -> line.startsWith(setting.variable() + "="))
        .doesNotContain(setting.variable() + "=" + published.text(setting.setting()));
  }

  @ParameterizedTest
  @EnumSource
  void everyServiceIsInTheComposeFileWithItsDatabaseAndPort(LocalService service)
      throws IOException {
    int port = service.port(published, 1);

    assertThat(Files.readString(ROOT.resolve("docker-compose.yml")))
        .contains("SERVICE: %s, PORT: %d".formatted(service.application(), port))
        .contains("SWITCHBOARD_DATABASE_NAME: " + service.database())
        .contains("http://%s:%d".formatted(service.application(), port));
  }

  @Test
  void insideEverybodyIsReachedByHisServicesName() {
    Settings inside = production(Map.of()).inside();

    assertThat(LocalService.TENANT.url(inside)).isEqualTo("http://tenant-service:8081");
    assertThat(new Stack(ROOT, inside).simulator("google")).isEqualTo("http://simulators:9102");
  }

  @Test
  void outsideAllIsOnThisMachine() {
    Settings outside = production(Map.of()).outside();

    assertThat(LocalService.TENANT.url(outside)).isEqualTo("http://localhost:8081");
    assertThat(outside.text(Demo.ADMIN_PASSWORD)).isEqualTo("given");
  }

  /** Everything given, but for what the test gives otherwise. */
  private Containers production(Map<String, String> otherwise) {
    Map<String, String> environment = new HashMap<>(Map.of(Containers.PROFILE, "prod"));
    for (ContainerSetting setting : ContainerSetting.values()) {
      environment.put(setting.variable(), "given");
    }
    environment.putAll(otherwise);
    return new Containers(environment, published);
  }
}
