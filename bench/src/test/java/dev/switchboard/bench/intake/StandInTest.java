package dev.switchboard.bench.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.local.Api;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class StandInTest {
  @Test
  void messageIsTakenAndGetsAnIdOfItsOwn() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    try (StandIn standIn = StandIn.start((to, callback) -> heard.add(to + " " + callback))) {
      Api whatsapp = new Api(standIn.url(), null);
      assertThat(List.of(sent(whatsapp, "a"), sent(whatsapp, "b"))).doesNotHaveDuplicates();
    }
    assertThat(heard).containsExactly("5491160000001 a", "5491160000001 b");
  }

  private static String sent(Api whatsapp, String callback) {
    Map<String, String> message =
        Map.of("to", "5491160000001", "biz_opaque_callback_data", callback);
    return whatsapp.post("/1/messages", message).require().at("/messages/0/id").asText();
  }
}
