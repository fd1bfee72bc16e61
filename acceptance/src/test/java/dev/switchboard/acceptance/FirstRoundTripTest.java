package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer writes and is answered, through everything there is. */
@ExtendWith(OneStack.class)
class FirstRoundTripTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String FIBRA_SUR = "100000000000001";
  private static final String AVON_PLUMBING = "100000000000002";
  private static final String REFUSED = "5491155550177";

  /** Long enough for a second answer. */
  private static final Duration A_WHILE = Duration.ofSeconds(2);

  /** Who was answered and is to hear no more. */
  private static final Set<String> ANSWERED = new HashSet<>();

  private static RunningStack stack;
  private static Http whatsapp;

  @BeforeAll
  static void meet(RunningStack running) {
    stack = running;
    whatsapp = Http.at(stack.url("simulators.whatsapp"));
    writeWhileWhatsAppRefuses();
  }

  /** First of all, because the tries that follow are seconds apart. */
  private static void writeWhileWhatsAppRefuses() {
    Map<String, Object> fault = Map.of("mode", "STATUS_429", "count", 2, "match", REFUSED);
    whatsapp.post("/_control/faults", fault);
    write(FIBRA_SUR, REFUSED, "Hola");
  }

  @AfterAll
  static void allWhoWereAnsweredHeardNoMore() {
    Waiting.pause(A_WHILE);
    assertThat(ANSWERED).allSatisfy(to -> assertThat(sentTo(to)).hasSize(1));
  }

  @Test
  void aCustomerWhoWritesIsGreetedOnceInTheBusinessesNameAndReadsIt() {
    write(FIBRA_SUR, "5491155550123", "Hola, no tengo internet");
    write(AVON_PLUMBING, "447700900123", "My sink is leaking");
    assertThat(onlyAnswer("5491155550123")).contains("virtual de Fibra Sur");
    assertThat(onlyAnswer("447700900123")).contains("assistant of Avon Plumbing");
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(said("fibra-sur", "5491155550123", "ASSISTANT", "status"))
                    .containsExactly("READ"));
    assertThat(said("fibra-sur", "5491155550123", "USER", "text"))
        .containsExactly("Hola, no tengo internet");
  }

  @Test
  void anotherTenantSeesNothingOfIt() {
    write(FIBRA_SUR, "5491155550166", "Hola");
    assertThat(onlyAnswer("5491155550166")).contains("Fibra Sur");
    assertThat(items(as("avon-plumbing").get("/v1/crm/customers?limit=100")))
        .extracting(customer -> customer.path("phone").asText())
        .doesNotContain("+5491155550166");
  }

  @Test
  void fiveMessagesOfOneDeliveryAreStoredInOrderAndNoAnswerIsSentTwice() {
    List<String> texts = List.of("Hola", "cómo va?", "gracias", "Hola", "gracias");
    List<Map<String, String>> batch =
        texts.stream().map(text -> inbound(FIBRA_SUR, "5491155550188", text)).toList();
    whatsapp.post("/_control/whatsapp/inbound", Map.of("messages", batch));
    await().atMost(LONG).until(() -> !accepted("5491155550188").isEmpty());
    await()
        .during(Duration.ofSeconds(2))
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(said("fibra-sur", "5491155550188", "USER", "text"))
                    .containsExactlyElementsOf(texts));
    assertThat(accepted("5491155550188")).doesNotHaveDuplicates();
  }

  @Test
  void whileWhatsAppRefusesForAMomentTheCustomerIsAnsweredOnceAllTheSame() {
    assertThat(onlyAnswer(REFUSED)).contains("Fibra Sur");
  }

  private static void write(String phoneNumberId, String from, String text) {
    whatsapp.post("/_control/whatsapp/inbound", inbound(phoneNumberId, from, text));
  }

  private static Map<String, String> inbound(String phoneNumberId, String from, String text) {
    return Map.of("phoneNumberId", phoneNumberId, "from", from, "name", "Ana", "text", text);
  }

  /** The one text that WhatsApp accepts for this customer; that it stays so is seen in the end. */
  private static String onlyAnswer(String to) {
    await().atMost(LONG).until(() -> !sentTo(to).isEmpty());
    ANSWERED.add(to);
    return sentTo(to).getFirst().at("/message/text/body").asText();
  }

  /** Our ids of what WhatsApp accepted for this customer, in order. */
  private static List<String> accepted(String to) {
    return sentTo(to).stream()
        .map(sent -> sent.at("/message/biz_opaque_callback_data").asText())
        .toList();
  }

  private static List<JsonNode> sentTo(String to) {
    return whatsapp
        .get("/_control/whatsapp/messages?to=" + to)
        .path("messages")
        .valueStream()
        .toList();
  }

  /** One member of every message of that role in the customer's conversation, oldest first. */
  private static List<String> said(String slug, String from, String role, String member) {
    Http api = as(slug);
    String customer = Customers.find(api, from).map(Customers::id).orElseThrow();
    return items(api.get("/v1/crm/conversations?customerId=" + customer)).stream()
        .map(conversation -> conversation.path("conversationId").asText())
        .flatMap(id -> items(api.get("/v1/crm/conversations/" + id + "/messages")).stream())
        .filter(message -> message.path("role").asText().equals(role))
        .sorted(Comparator.comparingLong(message -> message.path("sequence").asLong()))
        .map(message -> message.path(member).asText())
        .toList();
  }

  private static Http as(String slug) {
    return Http.at(stack.url("conversation-service")).as(stack.people().owner(slug));
  }

  private static List<JsonNode> items(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false).toList();
  }
}
