package dev.switchboard.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.bench.chaos.Audit.Findings;
import dev.switchboard.bench.chaos.WhatsApp.Taken;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationAuditTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NUMBER = "447400000001";

  @Test
  void whatWasWrittenStoredAnsweredAndTakenOnceIsWell() {
    assertThat(
            findings(
                List.of("one", "two"),
                List.of(taken("a"), taken("b")),
                user(1, "one"),
                ours(2, "a", "READ"),
                user(3, "two"),
                ours(4, "b", "DELIVERED")))
        .isEmpty();
  }

  @Test
  void aTextThatIsMissingIsFound() {
    assertThat(findings(List.of("one", "two"), List.of(), user(1, "one")))
        .singleElement()
        .asString()
        .contains("[one] instead of [one, two]");
  }

  @Test
  void aTextStoredTwiceIsFound() {
    assertThat(findings(List.of("one"), List.of(), user(1, "one"), user(2, "one"))).hasSize(1);
  }

  @Test
  void textsInAnotherOrderAreFound() {
    assertThat(findings(List.of("one", "two"), List.of(), user(1, "two"), user(2, "one")))
        .hasSize(1);
  }

  @Test
  void aMessageTakenTwiceIsFound() {
    assertThat(findings(List.of(), List.of(taken("a"), taken("a")), ours(1, "a", "READ")))
        .singleElement()
        .asString()
        .contains("twice");
  }

  @Test
  void messagesTakenInAnotherOrderAreFound() {
    assertThat(
            findings(
                List.of(),
                List.of(taken("b"), taken("a")),
                ours(1, "a", "READ"),
                ours(2, "b", "READ")))
        .singleElement()
        .asString()
        .contains("got 1 after 2");
  }

  @Test
  void aMessageThatNobodyStoredIsFound() {
    assertThat(findings(List.of(), List.of(taken("a")))).hasSize(1);
  }

  @Test
  void aMessageStillOnItsWayIsFound() {
    assertThat(findings(List.of(), List.of(), ours(1, "a", "SENDING"))).hasSize(1);
    assertThat(findings(List.of(), List.of(), ours(1, "a", "QUEUED"))).hasSize(1);
  }

  @Test
  void aMessageCalledSentThatWasNeverTakenIsFound() {
    assertThat(findings(List.of(), List.of(), ours(1, "a", "SENT"))).hasSize(1);
  }

  @Test
  void aMessageTakenOfWhichWeDoNotKnowIsFound() {
    assertThat(findings(List.of(), List.of(taken("a")), ours(1, "a", "UNCONFIRMED"))).hasSize(1);
  }

  @Test
  void aMessageThatNobodyKnowsTheFateOfAndThatWasNotTakenIsWell() {
    assertThat(findings(List.of(), List.of(), ours(1, "a", "UNCONFIRMED"))).isEmpty();
  }

  private static List<String> findings(
      List<String> written, List<Taken> taken, JsonNode... messages) {
    Findings findings = new Findings();
    new ConversationAudit(NUMBER, written, taken, findings).look(List.of(messages));
    return findings.all();
  }

  private static Taken taken(String callbackData) {
    return new Taken(NUMBER, callbackData, "text", 0, true);
  }

  private static JsonNode user(long sequence, String text) {
    return JSON.createObjectNode().put("role", "USER").put("sequence", sequence).put("text", text);
  }

  private static JsonNode ours(long sequence, String id, String status) {
    return JSON.createObjectNode()
        .put("role", "ASSISTANT")
        .put("sequence", sequence)
        .put("messageId", id)
        .put("status", status);
  }
}
