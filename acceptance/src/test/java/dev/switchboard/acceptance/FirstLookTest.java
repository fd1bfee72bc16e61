package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stranger finds after the first start: two businesses that live (features.md P2). */
@ExtendWith(OneStack.class)
class FirstLookTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static RunningStack stack;

  @BeforeAll
  static void meet(RunningStack running) {
    stack = running;
  }

  /** A demo business, and who has written to it: with a visit in the end, and without. */
  enum Business {
    FIBRA_SUR(
        "fibra-sur",
        List.of("+5491155500001", "+5491155550240"),
        List.of("+5491155500002", "+5491155500003")),
    AVON_PLUMBING(
        "avon-plumbing",
        List.of("+447700900311", "+447700900313"),
        List.of("+447700900312", "+447700900314"));

    final String slug;
    final List<String> visited;
    final List<String> others;

    Business(String slug, List<String> visited, List<String> others) {
      this.slug = slug;
      this.visited = visited;
      this.others = others;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCustomerWasAnsweredTwiceAndHasReadIt(Business business) {
    Map<String, String> customers = customers(business);
    assertThat(customers).containsKeys(business.visited.toArray(String[]::new));
    assertThat(customers).containsKeys(business.others.toArray(String[]::new));
    for (String phone : customers.keySet()) {
      JsonNode conversation = conversation(business, customers.get(phone));
      assertThat(conversation.path("status").asText()).isEqualTo("AWAITING_CUSTOMER");
      String messages = "/v1/crm/conversations/" + id(conversation) + "/messages?limit=4";
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(items(conversations(business).get(messages)))
                      .extracting(FirstLookTest::shown)
                      .containsExactly("USER", "ASSISTANT READ", "USER", "ASSISTANT READ"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void someOfThemHaveAVisitOfTheirConversation(Business business) {
    Map<String, String> customers = customers(business);
    for (String phone : business.visited) {
      JsonNode visit = onlyOne(visits(business, customers.get(phone)));
      assertThat(visit.path("status").asText()).isEqualTo("SCHEDULED");
      assertThat(Instant.parse(visit.path("startsAt").asText()))
          .isAfter(Instant.parse(visit.path("createdAt").asText()));
      assertThat(visit.path("conversationId").asText())
          .isEqualTo(id(conversation(business, customers.get(phone))));
    }
    for (String phone : business.others) {
      assertThat(visits(business, customers.get(phone))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOwnerWasNotAlertedToAnyOfThem(Business business) {
    List<String> conversations =
        customers(business).values().stream()
            .map(customer -> id(conversation(business, customer)))
            .toList();
    assertThat(items(conversations(business).get("/v1/crm/owner-alerts?limit=100")))
        .extracting(FirstLookTest::id)
        .doesNotContainAnyElementsOf(conversations);
  }

  /** Ids of those who wrote on the first start, by phone; other tests have customers too. */
  private static Map<String, String> customers(Business business) {
    return items(conversations(business).get("/v1/crm/customers?limit=100")).stream()
        .filter(
            customer ->
                business.visited.contains(customer.path("phone").asText())
                    || business.others.contains(customer.path("phone").asText()))
        .collect(
            Collectors.toMap(
                customer -> customer.path("phone").asText(),
                customer -> customer.path("customerId").asText()));
  }

  private static JsonNode conversation(Business business, String customer) {
    return onlyOne(
        items(conversations(business).get("/v1/crm/conversations?customerId=" + customer)));
  }

  private static List<JsonNode> visits(Business business, String customer) {
    return items(
        Http.at(stack.url("scheduling-service"))
            .as(stack.people().owner(business.slug))
            .get("/v1/crm/appointments?customerId=" + customer));
  }

  private static Http conversations(Business business) {
    return Http.at(stack.url("conversation-service")).as(stack.people().owner(business.slug));
  }

  /** Whose it is, and of ours how far it came. */
  private static String shown(JsonNode message) {
    return (message.path("role").asText() + " " + message.path("status").asText("")).strip();
  }

  private static String id(JsonNode ofConversation) {
    return ofConversation.path("conversationId").asText();
  }

  private static List<JsonNode> items(JsonNode page) {
    return page.path("items").valueStream().toList();
  }

  private static JsonNode onlyOne(List<JsonNode> found) {
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
