package dev.switchboard.simulators.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulators.Caller;
import dev.switchboard.simulators.Caller.Answer;
import dev.switchboard.simulators.whatsapp.BusinessNumber;
import dev.switchboard.simulators.whatsapp.DeliverySettings;
import dev.switchboard.simulators.whatsapp.SentMessage;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final String PATH = "/v24.0/1/messages";

  private final WhatsAppSimulator simulator = WhatsAppSimulator.start(0);
  private final Caller api = new Caller(simulator.url(), Map.of("Authorization", "Bearer token-1"));
  private final Caller control = new Caller(simulator.url() + "/_control", Map.of());

  @BeforeEach
  void register() {
    simulator.settle(DeliverySettings.silent());
    simulator.register(
        new BusinessNumber("1", "15550001", "9", "token-1", "secret", Optional.empty()));
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void aRateLimitIsMetasErrorAndStrikesAsOftenAsAsked() {
    arm("{\"mode\":\"STATUS_429\",\"count\":2}");

    Answer refused = send("a");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().at("/error/code").asInt()).isEqualTo(130429);
    assertThat(refused.at("/error/message")).isEqualTo("(#130429) Rate limit hit");
    assertThat(refused.at("/error/error_data/details"))
        .isEqualTo("Cloud API message throughput has been reached.");
    assertThat(send("b").status()).isEqualTo(429);
    assertThat(send("c").status()).isEqualTo(200);
    assertThat(accepted()).containsExactly("c");
  }

  @Test
  void anErrorOfMetasComesWithItsOwnStatus() {
    arm("{\"mode\":\"ERROR\",\"code\":131056}");
    arm("{\"mode\":\"STATUS_500\"}");
    arm("{\"mode\":\"STATUS_503\"}");

    assertThat(send("a").json().at("/error/code").asInt()).isEqualTo(131056);
    assertThat(send("b").status()).isEqualTo(500);
    assertThat(send("c").status()).isEqualTo(503);
  }

  @Test
  void aFaultStrikesOnlyWhatItMatches() {
    arm("{\"mode\":\"STATUS_500\",\"match\":\"outbox-bad\",\"durationMs\":60000}");

    assertThat(send("good").status()).isEqualTo(200);
    assertThat(send("bad").status()).isEqualTo(500);
    assertThat(send("bad").status()).isEqualTo(500);
    assertThat(control.call("DELETE", "/faults", "").status()).isEqualTo(204);
    assertThat(send("bad").status()).isEqualTo(200);
  }

  @Test
  void aFaultEndsWithItsTime() {
    arm("{\"mode\":\"STATUS_500\",\"durationMs\":300}");

    assertThat(send("a").status()).isEqualTo(500);
    await().until(() -> send("b").status() == 200);
  }

  @Test
  void whatIsAcceptedInSilenceTookEffect() {
    arm("{\"mode\":\"TIMEOUT_AFTER_ACCEPT\"}");

    assertThatThrownBy(() -> impatient().trying("POST", PATH, message("a")))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(accepted()).containsExactly("a");
    assertThat(outcomes()).containsExactly("UNANSWERED");
  }

  @Test
  void aBlackHoleTookNoEffect() {
    arm("{\"mode\":\"BLACKHOLE\"}");

    assertThatThrownBy(() -> impatient().trying("POST", PATH, message("a")))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(accepted()).isEmpty();
    assertThat(outcomes()).containsExactly("UNANSWERED");
  }

  @Test
  void aResetClosesTheConnectionWithoutAnAnswer() {
    // A client may repeat a request whose connection was closed: the second meets the second fault.
    arm("{\"mode\":\"RESET\",\"count\":5}");

    assertThatThrownBy(() -> api.trying("POST", PATH, message("a")))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(accepted()).isEmpty();
    assertThat(outcomes()).containsOnly("CLOSED");
  }

  @Test
  void garbageIsNoJsonAlthoughTheMessageWasAccepted() {
    arm("{\"mode\":\"GARBAGE\"}");

    Answer answer = send("a");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Json.readObject(answer.body())).isEmpty();
    assertThat(accepted()).containsExactly("a");
  }

  @Test
  void aDuplicateTakesEffectTwice() {
    arm("{\"mode\":\"DUPLICATE\"}");

    assertThat(send("a").status()).isEqualTo(200);
    assertThat(accepted()).containsExactly("a", "a");
    assertThat(simulator.journal().total()).isEqualTo(1);
  }

  @Test
  void aDelayedRequestIsAnsweredLate() {
    arm("{\"mode\":\"DELAY\",\"delayMs\":400}");
    long before = System.nanoTime();

    assertThat(send("a").status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(400));
  }

  @Test
  void theOneHeldBackGoesAfterTheNext() throws InterruptedException {
    arm("{\"mode\":\"REORDER\",\"delayMs\":10000}");
    Thread first = Thread.startVirtualThread(() -> send("first"));
    await().until(() -> simulator.journal().total() == 1);

    assertThat(send("second").status()).isEqualTo(200);
    first.join();
    assertThat(accepted()).containsExactly("second", "first");
  }

  @Test
  void manyCallersAreRecordedOnceEachInOneOrder() {
    Map<String, String> idByMark = new ConcurrentHashMap<>();
    try (var callers = Executors.newFixedThreadPool(64)) {
      for (int caller = 0; caller < 64; caller++) {
        String name = "caller" + caller;
        callers.execute(
            () ->
                IntStream.range(0, 10)
                    .mapToObj(it -> name + "-" + it)
                    .forEach(it -> idByMark.put(it, send(it).at("/messages/0/id"))));
      }
    }
    assertThat(accepted()).containsExactlyInAnyOrderElementsOf(idByMark.keySet());
    assertThat(simulator.sentMessages())
        .allSatisfy(it -> assertThat(idByMark).containsEntry(mark(it), it.id()));
    for (int caller = 0; caller < 64; caller++) {
      String name = "caller" + caller + "-";
      assertThat(accepted().stream().filter(it -> it.startsWith(name)))
          .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(it -> name + it).toList());
    }
    assertThat(simulator.journal().received().stream().map(ReceivedRequest::number))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 640).mapToObj(Long::valueOf).toList());
  }

  @Test
  void whatWasReceivedCanBeAskedFor() {
    send("a");
    api.without("Authorization").post(PATH, message("b"));
    send("c");

    JsonNode all = control.get("/received").json();
    assertThat(all.path("total").asInt()).isEqualTo(3);
    assertThat(all.path("received").findValuesAsText("outcome"))
        .containsExactly("200", "401", "200");
    assertThat(all.at("/received/1/body/biz_opaque_callback_data").asText()).isEqualTo("outbox-b");
    assertThat(control.get("/received?match=outbox-[bc]&after=2").json().path("received"))
        .hasSize(1);
    assertThat(control.call("DELETE", "/state", "").status()).isEqualTo(204);
    assertThat(control.get("/received").json().path("total").asInt()).isZero();
    assertThat(simulator.sentMessages()).isEmpty();
  }

  @Test
  void aFaultThatCannotBeIsRefused() {
    List<String> wrong = new ArrayList<>();
    wrong.add("{\"mode\":\"EXPLODE\"}");
    wrong.add("{\"mode\":\"ERROR\"}");
    wrong.add("{\"mode\":\"RESET\",\"target\":\"WEBHOOK\"}");
    wrong.add("{\"mode\":\"RESET\",\"match\":\"(\"}");
    wrong.add("no json");

    assertThat(wrong)
        .allSatisfy(it -> assertThat(control.post("/faults", it).status()).isEqualTo(400));
    assertThat(control.get("/faults").json().path("faults")).isEmpty();
  }

  private void arm(String fault) {
    assertThat(control.post("/faults", fault).status()).isEqualTo(200);
  }

  private Answer send(String mark) {
    return api.post(PATH, message(mark));
  }

  private Caller impatient() {
    return api.waitingOnly(Duration.ofMillis(700));
  }

  private List<String> accepted() {
    return simulator.sentMessages().stream().map(FaultsTest::mark).toList();
  }

  private List<String> outcomes() {
    return simulator.journal().received().stream().map(ReceivedRequest::outcome).toList();
  }

  private static String mark(SentMessage message) {
    return message.callbackData().substring("outbox-".length());
  }

  private static String message(String mark) {
    return """
        {"messaging_product":"whatsapp","to":"5491100000001","type":"text",
         "biz_opaque_callback_data":"outbox-%s","text":{"body":"Hola"}}"""
        .formatted(mark);
  }
}
