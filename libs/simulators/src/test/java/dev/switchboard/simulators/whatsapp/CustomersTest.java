package dev.switchboard.simulators.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulators.Caller;
import dev.switchboard.simulators.Caller.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomersTest {
  private final WhatsAppSimulator simulator = WhatsAppSimulator.start(0);
  private final Caller control = new Caller(simulator.url() + "/_control", Map.of());
  private WebhookProbe webhook;

  @BeforeEach
  void open() throws IOException {
    webhook = new WebhookProbe();
    for (String number : List.of("1", "2")) {
      Answer registered =
          control.call(
              "PUT",
              "/whatsapp/numbers/" + number,
              """
              {"webhookUrl":"%s","appSecret":"secret","accessToken":"token-%s",
               "displayPhoneNumber":"+1 555 000%s"}"""
                  .formatted(webhook.url(), number, number));
      assertThat(registered.status()).isEqualTo(200);
    }
  }

  @AfterEach
  void close() {
    simulator.close();
    webhook.close();
  }

  @Test
  void aTextArrivesInTheEnvelopeOfItsNumber() {
    String id = inbound("\"name\":\"Ana\",\"text\":\"¿Hola?\"").at("/messageIds/0");

    JsonNode delivery = webhook.deliveries().getFirst().json();
    JsonNode value = webhook.deliveries().getFirst().value();
    assertThat(delivery.path("object").asText()).isEqualTo("whatsapp_business_account");
    assertThat(value.at("/metadata/phone_number_id").asText()).isEqualTo("1");
    assertThat(value.at("/metadata/display_phone_number").asText()).isEqualTo("15550001");
    assertThat(value.at("/contacts/0/profile/name").asText()).isEqualTo("Ana");
    assertThat(value.at("/contacts/0/wa_id").asText()).isEqualTo("5491100000001");
    assertThat(value.at("/messages/0/id").asText()).isEqualTo(id);
    assertThat(value.at("/messages/0/text/body").asText()).isEqualTo("¿Hola?");
    assertThat(value.at("/messages/0/timestamp").isTextual()).isTrue();
  }

  @Test
  void everyKindOfContentHasItsShape() {
    inbound(
        "\"button\":{\"id\":\"confirm:42\",\"title\":\"Confirmar\"},\"contextMessageId\":\"wamid.O\"");
    inbound("\"list\":{\"id\":\"slot:1\",\"title\":\"10:00\"}");
    inbound("\"quickReply\":{\"payload\":\"SI\",\"text\":\"SI\"}");
    inbound("\"image\":{\"caption\":\"mi router\"}");
    inbound("\"location\":{\"latitude\":-34.6,\"longitude\":-58.4}");
    inbound("\"message\":{\"type\":\"unsupported\",\"unsupported\":{\"type\":\"poll\"}}");

    assertThat(message(0).at("/interactive/button_reply/id").asText()).isEqualTo("confirm:42");
    assertThat(message(0).at("/context/id").asText()).isEqualTo("wamid.O");
    assertThat(message(0).at("/context/from").asText()).isEqualTo("15550001");
    assertThat(message(1).at("/interactive/list_reply/title").asText()).isEqualTo("10:00");
    assertThat(message(2).path("type").asText()).isEqualTo("button");
    assertThat(message(3).at("/image/mime_type").asText()).isEqualTo("image/jpeg");
    assertThat(message(3).at("/image/caption").asText()).isEqualTo("mi router");
    assertThat(message(4).at("/location/latitude").isNumber()).isTrue();
    assertThat(message(5).at("/unsupported/type").asText()).isEqualTo("poll");
  }

  @Test
  void aCustomerWithoutANumberIsKnownByTheUserId() {
    Answer answer =
        control.post(
            "/whatsapp/inbound",
            "{\"phoneNumberId\":\"1\",\"userId\":\"AR.134\",\"text\":\"hola\",\"wait\":true}");
    String token = "Bearer token-1";
    Caller business = new Caller(simulator.apiUrl(), Map.of("Authorization", token));
    Answer sent =
        business.post(
            "/1/messages",
            """
            {"messaging_product":"whatsapp","recipient":"AR.134","type":"text","text":{"body":"x"}}""");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(message(0).has("from")).isFalse();
    assertThat(message(0).path("from_user_id").asText()).isEqualTo("AR.134");
    assertThat(sent.at("/contacts/0/user_id")).isEqualTo("AR.134");
    String id = sent.at("/messages/0/id");
    await().until(() -> webhook.statusesOf(id).size() == 3);
    assertThat(webhook.deliveries().getLast().value().at("/statuses/0/recipient_user_id").asText())
        .isEqualTo("AR.134");
  }

  @Test
  void severalMessagesShareOneDeliveryWithAnEntryForEachNumber() {
    Answer answer =
        control.post(
            "/whatsapp/inbound",
            """
            {"wait":true,"messages":[
             {"phoneNumberId":"1","from":"5491100000001","text":"a"},
             {"phoneNumberId":"2","from":"5491100000002","text":"b"},
             {"phoneNumberId":"1","from":"5491100000003","text":"c"}]}""");

    assertThat(answer.json().path("messageIds")).hasSize(3);
    assertThat(webhook.deliveries()).hasSize(1);
    JsonNode entries = webhook.deliveries().getFirst().json().path("entry");
    assertThat(entries).hasSize(2);
    assertThat(entries.findValuesAsText("body")).containsExactly("a", "c", "b");
  }

  @Test
  void aMessageIsReadWhenItsCustomerReadsIt() {
    assertThat(control.call("PUT", "/whatsapp/settings", "{\"readMs\":null}").status())
        .isEqualTo(204);
    simulator.openWindow("1", "5491100000001");
    Caller business = new Caller(simulator.apiUrl(), Map.of("Authorization", "Bearer token-1"));
    String id =
        business
            .post(
                "/1/messages",
                """
                {"messaging_product":"whatsapp","to":"5491100000001","text":{"body":"x"}}""")
            .at("/messages/0/id");
    await().until(() -> webhook.statusesOf(id).equals(List.of("sent", "delivered")));

    assertThat(control.post("/whatsapp/read", "{\"messageId\":\"" + id + "\"}").status())
        .isEqualTo(200);
    assertThat(webhook.statusesOf(id)).containsExactly("sent", "delivered", "read");
    assertThat(control.get("/whatsapp/messages?to=5491100000001").at("/messages/0/statuses/2"))
        .isEqualTo("read");
  }

  @Test
  void aDeliveryCanBeDuplicatedReorderedAndSwallowed() {
    arm("{\"target\":\"WEBHOOK\",\"mode\":\"DUPLICATE\",\"match\":\"first\"}");
    arm("{\"target\":\"WEBHOOK\",\"mode\":\"REORDER\",\"match\":\"held\",\"delayMs\":10000}");
    arm("{\"target\":\"WEBHOOK\",\"mode\":\"BLACKHOLE\",\"match\":\"lost\"}");

    inbound("\"text\":\"first\"");
    inbound("\"text\":\"lost\"");
    String held = simulator.customerWrites("1", "5491100000001", "Ana", "held");
    await().until(() -> control.get("/whatsapp/deliveries").json().path("pending").asInt() == 1);
    inbound("\"text\":\"next\"");

    await().until(() -> webhook.deliveries().size() == 4);
    assertThat(message(0)).isEqualTo(message(1));
    assertThat(message(2).at("/text/body").asText()).isEqualTo("next");
    assertThat(message(3).path("id").asText()).isEqualTo(held);
  }

  @Test
  void whatNobodyCanWriteIsRefused() {
    assertThat(control.post("/whatsapp/inbound", "{\"text\":\"x\"}").status()).isEqualTo(400);
    assertThat(
            control
                .post(
                    "/whatsapp/inbound", "{\"phoneNumberId\":\"7\",\"from\":\"1\",\"text\":\"x\"}")
                .at("/error"))
        .contains("7");
    assertThat(inbound("\"name\":\"Ana\"").status()).isEqualTo(400);
    assertThat(control.post("/whatsapp/explode", "").status()).isEqualTo(400);
  }

  @Test
  void aTokenSendsOnlyFromItsNumber() {
    Caller other = new Caller(simulator.apiUrl(), Map.of("Authorization", "Bearer token-2"));
    String message = "{\"messaging_product\":\"whatsapp\",\"to\":\"1\",\"text\":{\"body\":\"x\"}}";

    assertThat(other.post("/1/messages", message).json().at("/error/code").asInt()).isEqualTo(10);
    assertThat(other.post("/7/messages", message).json().at("/error/code").asInt()).isEqualTo(100);
    Answer stranger = other.with("Authorization", "Bearer x").post("/1/messages", message);
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.json().at("/error/code").asInt()).isEqualTo(190);
  }

  @Test
  void markingAsReadIsAnswered() {
    Caller business = new Caller(simulator.apiUrl(), Map.of("Authorization", "Bearer token-1"));

    Answer read =
        business.post(
            "/1/messages",
            """
            {"messaging_product":"whatsapp","status":"read","message_id":"wamid.A1"}""");

    assertThat(read.body()).isEqualTo("{\"success\":true}");
    assertThat(simulator.sentMessages()).isEmpty();
  }

  private Answer inbound(String content) {
    return control.post(
        "/whatsapp/inbound",
        "{\"phoneNumberId\":\"1\",\"from\":\"5491100000001\",\"wait\":true," + content + "}");
  }

  private void arm(String fault) {
    assertThat(control.post("/faults", fault).status()).isEqualTo(200);
  }

  private JsonNode message(int delivery) {
    return webhook.deliveries().get(delivery).value().at("/messages/0");
  }
}
