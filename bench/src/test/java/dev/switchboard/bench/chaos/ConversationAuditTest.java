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
    assertThat(
            findings(
                List.of("one", "two"),
                List.of(),
                user(1, "one"),
                ours(3, "a", "UNCONFIRMED"),
                ours(4, "b", "UNCONFIRMED")))
        .singleElement()
        .asString()
        .contains("[one] instead of [one, two]");
  }

  @Test
  void aTextStoredTwiceIsFound() {
    assertThat(
            findings(
                List.of("one"),
                List.of(),
                user(1, "one"),
                user(2, "one"),
                ours(3, "a", "UNCONFIRMED")))
        .hasSize(1);
  }

  @Test
  void textsInAnotherOrderAreFound() {
    assertThat(
            findings(
                List.of("one", "two"),
                List.of(),
                user(1, "two"),
                user(2, "one"),
                ours(3, "a", "UNCONFIRMED"),
                ours(4, "b", "UNCONFIRMED")))
        .hasSize(1);
  }

  @Test
  void aMessageTakenTwiceIsFound() {
    assertThat(answered(List.of(taken("a"), taken("a")), "READ"))
        .singleElement()
        .asString()
        .contains("twice");
  }

  @Test
  void messagesTakenInAnotherOrderAreFound() {
    assertThat(
            findings(
                List.of("one", "two"),
                List.of(taken("b"), taken("a")),
                user(1, "one"),
                user(2, "two"),
                ours(3, "a", "READ"),
                ours(4, "b", "READ")))
        .singleElement()
        .asString()
        .contains("got 3 after 4");
  }

  @Test
  void aMessageThatNobodyStoredIsFound() {
    assertThat(findings(List.of(), List.of(taken("a")))).hasSize(1);
  }

  @Test
  void aMessageStillOnItsWayIsFound() {
    assertThat(answered(List.of(), "SENDING")).hasSize(1);
    assertThat(answered(List.of(), "QUEUED")).hasSize(1);
  }

  @Test
  void aMessageCalledSentThatWasNeverTakenIsFound() {
    assertThat(answered(List.of(), "SENT")).hasSize(1);
  }

  @Test
  void aMessageTakenOfWhichWeDoNotKnowIsFound() {
    assertThat(answered(List.of(taken("a")), "UNCONFIRMED")).hasSize(1);
  }

  @Test
  void aMessageThatNobodyKnowsTheFateOfAndThatWasNotTakenIsWell() {
    assertThat(answered(List.of(), "UNCONFIRMED")).isEmpty();
  }

  @Test
  void aTextWithoutAnAnswerIsFoundAndOneWithTwo() {
    assertThat(findings(List.of("one"), List.of(), user(1, "one")))
        .singleElement()
        .asString()
        .contains("answered: 0 instead of 1");
    assertThat(
            findings(
                List.of("one"),
                List.of(taken("a"), taken("b")),
                user(1, "one"),
                ours(2, "a", "READ"),
                ours(3, "b", "READ")))
        .singleElement()
        .asString()
        .contains("answered: 2 instead of 1");
  }

  /** Of one text with one answer. */
  private static List<String> answered(List<Taken> taken, String status) {
    return findings(List.of("one"), taken, user(1, "one"), ours(2, "a", status));
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
