package dev.switchboard.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.simulators.ispcube.IspcubeSimulator;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.whatsapp.BusinessNumber;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against recorded payloads, where {@code -Dfixtures=} or a folder beside the project has them. */
class SharedFixturesTest {
  private static final Path FIXTURES =
      Path.of(
          System.getProperty(
              "fixtures",
              Path.of(System.getProperty("switchboard.test-run", "."), "../shared/fixtures")
                  .toString()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "out_send_01_text",
        "out_send_02_template",
        "out_send_03_template",
        "out_send_11_interactive_BUTTON",
        "out_send_12_interactive_LIST"
      })
  void whatOtherClientsSendIsAcceptedAndAnsweredInTheSameShape(String name) throws IOException {
    String body = fixture("whatsapp/" + name + ".json");
    try (WhatsAppSimulator simulator = WhatsAppSimulator.start(0)) {
      var answer = business(simulator).post("/1/messages", body);
      JsonNode recorded =
          new ObjectMapper().readTree(fixture("whatsapp/api_send_message_response.json"));

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(members(answer.json())).isEqualTo(members(recorded));
      assertThat(members(answer.json().at("/contacts/0")))
          .isEqualTo(members(recorded.at("/contacts/0")));
    }
  }

  @Test
  void aRateLimitHasTheMembersOfTheComposedError() throws IOException {
    JsonNode expected =
        new ObjectMapper().readTree(fixture("whatsapp/composed_api_error_130429.json"));
    try (WhatsAppSimulator simulator = WhatsAppSimulator.start(0)) {
      simulator.faults().arm(Fault.error(1, 130429));
      JsonNode error = business(simulator).post("/1/messages", "{}").json().path("error");

      assertThat(members(error)).isEqualTo(members(expected.path("error")));
      for (String same : Set.of("message", "type", "code", "error_data")) {
        assertThat(error.get(same)).isEqualTo(expected.path("error").get(same));
      }
    }
  }

  @Test
  void theDemosPlansHaveTheMembersOfARecordedList() throws IOException {
    JsonNode recorded = new ObjectMapper().readTree(fixture("ispcube/plans_list_200.json"));
    try (IspcubeSimulator simulator = IspcubeSimulator.start(0)) {
      Caller api =
          new Caller(
              simulator.baseUrl(),
              Map.of(
                  "api-key", "demo-api-key",
                  "client-id", "77",
                  "login-type", "api",
                  "username", "switchboard"));
      String login = "{\"username\":\"switchboard\",\"password\":\"demo-password\"}";
      String token = api.post("/sanctum/token", login).at("/token");
      JsonNode plans = api.with("Authorization", "Bearer " + token).get("/plans/plans_list").json();

      assertThat(members(plans.get(0))).isEqualTo(members(recorded.get(0)));
    }
  }

  private static Caller business(WhatsAppSimulator simulator) {
    simulator.register(
        new BusinessNumber("1", "15550001", "9", "token-1", "secret", Optional.empty()));
    return new Caller(simulator.apiUrl(), Map.of("Authorization", "Bearer token-1"));
  }

  private static Set<String> members(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String fixture(String name) throws IOException {
    Path file = FIXTURES.resolve(name);
    assumeTrue(Files.exists(file), "no recorded payloads here");
    return Files.readString(file);
  }
}
