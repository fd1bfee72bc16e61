package dev.switchboard.simulators.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.simulators.server.Json;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendRulesTest {
  @Test
  void theLongestOfEverythingIsAccepted() {
    assertAccepted(text("😀".repeat(4096)));
    assertAccepted(buttons(3, "t".repeat(20), "b".repeat(1024)));
    assertAccepted(list(10, "r".repeat(24), "d".repeat(72)));
  }

  @Test
  void oneMoreIsRefused() {
    assertRefused(text("a".repeat(4097)), 131009);
    assertRefused(buttons(4, "t", "b"), 131009);
    assertRefused(buttons(3, "t".repeat(21), "b"), 131009);
    assertRefused(buttons(3, "t", "b".repeat(1025)), 131009);
    assertRefused(list(11, "r", "d"), 131009);
    assertRefused(list(10, "r".repeat(25), "d"), 131009);
    assertRefused(list(10, "r", "d".repeat(73)), 131009);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertRefused("{\"to\":\"1\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}", 100);
    assertRefused("{\"messaging_product\":\"whatsapp\",\"text\":{\"body\":\"x\"}}", 100);
    assertRefused(message("text", "{}"), 100);
    assertRefused(message("template", "{\"name\":\"t\"}"), 100);
    assertRefused(buttons(0, "t", "b"), 131009);
  }

  @Test
  void repeatedIdsAreRefused() {
    assertRefused(buttons(2, "t", "b").replace("id-2", "id-1"), 131009);
    assertRefused(list(2, "t", "b").replace("id-2", "id-1"), 131009);
  }

  @Test
  void mediaIsNamedByIdOrByLinkAndNotByBoth() {
    assertAccepted(message("image", "{\"link\":\"https://example.com/a.jpg\",\"caption\":\"c\"}"));
    assertAccepted(message("audio", "{\"id\":\"123\"}"));
    assertRefused(message("image", "{\"caption\":\"c\"}"), 131009);
    assertRefused(message("image", "{\"id\":\"1\",\"link\":\"https://example.com\"}"), 131009);
    assertRefused(message("poll", "{\"id\":\"1\"}"), 131051);
  }

  private static void assertAccepted(String json) {
    assertThatCode(() -> SendRules.check(Json.readObject(json).orElseThrow()))
        .doesNotThrowAnyException();
  }

  private static void assertRefused(String json, int code) {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> SendRules.check(Json.readObject(json).orElseThrow()));
    assertThat(refusal).as(json).isNotNull();
    assertThat(refusal.error().code()).as(refusal.getMessage()).isEqualTo(code);
  }

  private static String text(String body) {
    return message("text", "{\"body\":\"" + body + "\"}");
  }

  private static String buttons(int count, String title, String body) {
    String buttons =
        numbered(
            count, "{\"type\":\"reply\",\"reply\":{\"id\":\"id-%d\",\"title\":\"" + title + "\"}}");
    return message(
        "interactive",
        """
        {"type":"button","body":{"text":"%s"},"action":{"buttons":[%s]}}"""
            .formatted(body, buttons));
  }

  private static String list(int rows, String title, String description) {
    String row =
        "{\"id\":\"id-%d\",\"title\":\"" + title + "\",\"description\":\"" + description + "\"}";
    return message(
        "interactive",
        """
        {"type":"list","body":{"text":"b"},"action":{"button":"Ver","sections":[{"rows":[%s]}]}}"""
            .formatted(numbered(rows, row)));
  }

  private static String numbered(int count, String template) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(template::formatted)
        .collect(Collectors.joining(","));
  }

  private static String message(String type, String content) {
    return """
        {"messaging_product":"whatsapp","to":"5491100000001","type":"%s","%s":%s}"""
        .formatted(type, type, content);
  }
}
