package dev.switchboard.simulators.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.simulators.Caller;
import dev.switchboard.simulators.Caller.Answer;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatsAppSimulatorTest {
  private static final String NUMBER = "200000000000001";
  private static final String ANA = "5491100000001";

  private final WhatsAppSimulator simulator = WhatsAppSimulator.start(0);
  private final Caller business =
      new Caller(simulator.url() + "/v24.0", Map.of("Authorization", "Bearer token-1"));
  private final Caller control = new Caller(simulator.url() + "/_control", Map.of());
  private WebhookProbe webhook;

  @BeforeEach
  void open() throws IOException {
    webhook = new WebhookProbe();
    simulator.register(BusinessNumber.of(NUMBER, "token-1", "test_app_secret", webhook.url()));
    simulator.openWindow(NUMBER, ANA);
  }

  @AfterEach
  void close() {
    simulator.close();
    webhook.close();
  }

  @Test
  void anAcceptedTextIsAnsweredWithItsIdAndTheRecipientsIdentity() {
    Answer answer = business.post(path(), text("+54 9 11 0000-0001", "Hola", "outbox-7"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/messaging_product")).isEqualTo("whatsapp");
    assertThat(answer.at("/contacts/0/input")).isEqualTo("+54 9 11 0000-0001");
    assertThat(answer.at("/contacts/0/wa_id")).isEqualTo(ANA);
    assertThat(answer.at("/messages/0/id")).startsWith("wamid.");
    assertThat(answer.json().at("/messages/0/message_status").isMissingNode()).isTrue();
  }

  @Test
  void anArgentineMobileDialledWithoutItsNineIsTheSameCustomer() {
    Answer answer = business.post(path(), text("541100000001", "Hola", ""));

    assertThat(answer.at("/contacts/0/wa_id")).isEqualTo(ANA);
  }

  @Test
  void statusesComeInOrderWithTheCallbackDataAndAreSigned() {
    String id = business.post(path(), text(ANA, "Hola", "outbox-7")).at("/messages/0/id");

    await().until(() -> webhook.statusesOf(id).size() == 3);
    assertThat(webhook.statusesOf(id)).containsExactly("sent", "delivered", "read");
    assertThat(webhook.deliveries())
        .allSatisfy(
            it -> {
              assertThat(it.signature())
                  .isEqualTo(Webhooks.signature("test_app_secret", it.body()));
              assertThat(it.value().at("/statuses/0/biz_opaque_callback_data").asText())
                  .isEqualTo("outbox-7");
              assertThat(it.value().at("/statuses/0/recipient_id").asText()).isEqualTo(ANA);
            });
  }

  @Test
  void theSignatureIsThePublishedOne() {
    byte[] body = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(UTF_8);
    assertThat(Webhooks.signature("test_app_secret", body))
        .isEqualTo("sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756");
    assertThat(Webhooks.signature("It's a Secret to Everybody", "Hello, World!".getBytes(UTF_8)))
        .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void aRefusedDeliveryIsPostedAgainWithTheSameBytes() {
    webhook.refuseNext(2);
    String id = simulator.customerWrites(NUMBER, ANA, "Ana", "¿Hola?");

    await().until(() -> webhook.deliveries().size() == 3);
    var first = webhook.deliveries().getFirst();
    assertThat(webhook.deliveries())
        .allSatisfy(it -> assertThat(it.body()).isEqualTo(first.body()));
    assertThat(first.value().at("/messages/0/id").asText()).isEqualTo(id);
    assertThat(new String(first.body(), UTF_8)).contains("\\u00BFHola?");
  }

  @Test
  void outsideTheWindowAFreeFormMessageIsAcceptedAndFailsLater() {
    assertThat(control.post("/clock", "{\"offset\":\"PT25H\"}").status()).isEqualTo(200);

    Answer late = business.post(path(), text(ANA, "Hola", ""));
    String template = business.post(path(), TEMPLATE).at("/messages/0/id");

    assertThat(late.status()).isEqualTo(200);
    String id = late.at("/messages/0/id");
    await().until(() -> !webhook.statusesOf(id).isEmpty());
    await().until(() -> webhook.statusesOf(template).size() == 3);
    assertThat(webhook.statusesOf(id)).containsExactly("failed");
    assertThat(webhook.deliveries())
        .anySatisfy(
            it -> assertThat(it.value().at("/statuses/0/errors/0/code").asInt()).isEqualTo(131047));
  }

  @Test
  void whatACustomerWritesOpensTheWindowAgain() {
    simulator.clock().moveTo(Duration.ofHours(25));
    simulator.customerWrites(NUMBER, ANA, "Ana", "sigo acá");
    String id = business.post(path(), text(ANA, "Hola", "")).at("/messages/0/id");

    await().until(() -> webhook.statusesOf(id).size() == 3);
    assertThat(webhook.statusesOf(id)).containsExactly("sent", "delivered", "read");
  }

  @Test
  void aFailureCanBeAskedForByItsCode() {
    simulator.faults().arm(Fault.error(1, 131026).at(FaultTarget.STATUS));
    String id = business.post(path(), text(ANA, "Hola", "")).at("/messages/0/id");

    await().until(() -> !webhook.statusesOf(id).isEmpty());
    assertThat(webhook.deliveries().getFirst().value().at("/statuses/0/errors/0/code").asInt())
        .isEqualTo(131026);
  }

  private static final String TEMPLATE =
      """
      {"messaging_product":"whatsapp","recipient_type":"individual","to":"5491100000001",
       "type":"template","template":{"name":"appointment_reminder","language":{"code":"es_AR"},
       "components":[{"type":"body","parameters":[{"type":"text","text":"Ana"}]}]}}""";

  private static String path() {
    return "/" + NUMBER + "/messages";
  }

  private static String text(String to, String text, String callback) {
    return """
        {"messaging_product":"whatsapp","recipient_type":"individual","to":"%s","type":"text",
         "biz_opaque_callback_data":"%s","text":{"preview_url":false,"body":"%s"}}"""
        .formatted(to, callback, text);
  }
}
