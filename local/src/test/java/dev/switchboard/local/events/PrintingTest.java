package dev.switchboard.local.events;

import static dev.switchboard.local.events.Records.KEY;
import static dev.switchboard.local.events.Records.TENANT;
import static dev.switchboard.local.events.Records.deadLetter;
import static dev.switchboard.local.events.Records.erased;
import static dev.switchboard.local.events.Records.event;
import static dev.switchboard.local.events.Records.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.switchboard.contracts.Topic;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrintingTest {
  private static final String OWNER =
      """
      {"tenantId":"%s","version":2,"name":"Fibra Sur","slug":"fibra-sur","status":"ACTIVE",
       "lockedDown":false,"planCode":"standard","ownerName":"Lucía Ferreyra",
       "ownerPhone":"+5491123456789","ownerEmail":"owner@fibra-sur.example"}
      """
          .formatted(TENANT);

  private final TenantNames tenants = new TenantNames();
  private final Printing readable = new ReadableLines(tenants, false);
  private final Printing json = new JsonLines();

  @Test
  void anEventIsOneLineWithTimeTopicTenantTypeAndFacts() {
    String data =
        """
        {"messageId":"m","conversationId":"c-7","channel":"WHATSAPP","kind":"TEXT","sequence":4}
        """;

    assertThat(readable.line(event(Topic.MESSAGE_RECEIVED, data)).replaceAll(" +", " "))
        .isEqualTo(
            "2026-11-24T12:00:00.120Z message-received "
                + TENANT
                + " message.received.v1 kind=TEXT channel=WHATSAPP sequence=4 conversationId=c-7");
  }

  @Test
  void aTenantHasItsShortNameOnceThatWasSaid() {
    tenants.learn(event(Topic.TENANT_CHANGED, OWNER));

    assertThat(readable.line(event(Topic.MESSAGE_SENT, "{}"))).contains(" fibra-sur ");
    tenants.learn(erased(Topic.TENANT_CHANGED));
    assertThat(readable.line(event(Topic.MESSAGE_SENT, "{}"))).contains(" fibra-sur ");
  }

  @Test
  void linesForPeopleHoldNoNamesAddressesOrWords() {
    assertThat(readable.line(event(Topic.TENANT_CHANGED, OWNER)))
        .contains("slug=fibra-sur")
        .doesNotContain("Lucía", "+54911", "owner@");
    assertThat(
            readable.line(
                event(
                    Topic.APPOINTMENT_CANCELLED,
                    """
                    {"appointment":{"status":"CANCELLED"},"reason":"I am in hospital","late":true}
                    """)))
        .contains("status=CANCELLED late=true")
        .doesNotContain("hospital");
    assertThat(readable.line(event(Topic.WEBHOOK_RECEIVED, "{\"text\":\"Hola\"}")))
        .endsWith("15 bytes")
        .doesNotContain("Hola");
  }

  @Test
  void deadLettersErasuresAndStrangersAreSaid() {
    assertThat(readable.line(deadLetter(Topic.MESSAGE_SENT, "{}", "no such conversation")))
        .contains("message-sent-dead-letter")
        .endsWith("no such conversation");
    assertThat(readable.line(erased(Topic.CUSTOMER_CHANGED))).endsWith("erased, key " + KEY);
    assertThat(readable.line(stranger(null, "hello"))).endsWith("no event, 5 bytes");
    assertThat(readable.line(event(Topic.MESSAGE_SENT, "<not json>"))).endsWith("10 bytes");
  }

  @Test
  void whatCameFromElsewhereDoesNotSteerTheTerminal() {
    String line =
        readable.line(deadLetter(Topic.MESSAGE_SENT, "{}", "one\u001b[2Jtwo\nthree\u009b31mfour"));

    assertThat(line).endsWith("one?[2Jtwo?three?31mfour");
  }

  @Test
  void colourIsThereOnATerminalOnly() {
    SeenRecord seen = event(Topic.MESSAGE_SENT, "{\"kind\":\"TEXT\"}");

    assertThat(readable.line(seen)).doesNotContain("\u001b");
    assertThat(new ReadableLines(tenants, true).line(seen).replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(readable.line(seen));
    assertThat(new ReadableLines(tenants, true).line(seen)).contains("\u001b[36m");
  }

  @Test
  void jsonIsTheEnvelopeOnOneLineAsCloudEventsHasIt() throws Exception {
    String line = json.line(event(Topic.TENANT_CHANGED, OWNER));

    JsonNode envelope = new ObjectMapper().readTree(line);
    assertThat(line).doesNotContain("\n");
    assertThat(envelope.path("specversion").asText()).isEqualTo("1.0");
    assertThat(envelope.path("type").asText()).isEqualTo(Topic.TENANT_CHANGED.type());
    assertThat(envelope.path("tenantid").asText()).isEqualTo(TENANT);
    assertThat(envelope.path("partitionkey").asText()).isEqualTo(KEY);
    assertThat(envelope.path("topic").asText()).isEqualTo("tenant-changed");
    assertThat(envelope.path("offset").asLong()).isEqualTo(17);
    assertThat(envelope.at("/data/ownerEmail").asText()).isEqualTo("owner@fibra-sur.example");
  }

  @Test
  void jsonKeepsAmountsToTheLastDigit() {
    assertThat(
            json.line(
                event(Topic.BILLING_EVENT_RECORDED, "{\"totalAmount\":12345678901234567.10}")))
        .contains("\"totalAmount\":12345678901234567.10");
  }

  @Test
  void jsonOfWhatIsNoJsonIsBase64AndOfTheErasedNull() throws Exception {
    JsonNode stranger = new ObjectMapper().readTree(json.line(stranger(null, "<hello>")));
    JsonNode erased = new ObjectMapper().readTree(json.line(erased(Topic.CUSTOMER_CHANGED)));
    JsonNode dead =
        new ObjectMapper().readTree(json.line(deadLetter(Topic.MESSAGE_SENT, "{}", "why")));

    assertThat(Base64.getDecoder().decode(stranger.path("data_base64").asText()))
        .isEqualTo(Records.bytes("<hello>"));
    assertThat(stranger.has("id")).isFalse();
    assertThat(erased.has("data")).isTrue();
    assertThat(erased.path("data").isNull()).isTrue();
    assertThat(dead.path("deadletterreason").asText()).isEqualTo("why");
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void keyFactsAreMembersOfTheTopicsRecord(Topic topic) {
    assertThat(KeyFacts.pointers(topic))
        .allSatisfy(pointer -> assertThat(component(topic.event(), pointer)).isPresent());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void keyFactsAreNotWhatIsMarkedAsPersonalData(Topic topic) throws Exception {
    JsonNode api =
        new YAMLMapper()
            .readTree(
                Path.of(System.getProperty("switchboard.test-run", ".."), "docs/asyncapi.yaml")
                    .toFile());

    assertThat(KeyFacts.pointers(topic))
        .allSatisfy(
            pointer -> {
              JsonNode member = member(api, topic.event().getSimpleName(), pointer);
              assertThat(member.isObject()).isTrue();
              assertThat(member.path("x-personal-data").asBoolean()).isFalse();
            });
  }

  private static JsonNode member(JsonNode api, String schema, String pointer) {
    String[] names = pointer.substring(1).split("/", 2);
    JsonNode found = api.at("/components/schemas/" + schema + "/properties/" + names[0]);
    String referred = found.path("$ref").asText().replaceAll(".*/", "");
    return names.length == 1 ? found : member(api, referred, "/" + names[1]);
  }

  private static Optional<RecordComponent> component(Class<?> record, String pointer) {
    String[] names = pointer.substring(1).split("/", 2);
    Optional<RecordComponent> found =
        Arrays.stream(record.getRecordComponents())
            .filter(component -> component.getName().equals(names[0]))
            .findFirst();
    return names.length == 1
        ? found
        : found.flatMap(outer -> component(outer.getType(), "/" + names[1]));
  }
}
