package dev.switchboard.local;

import dev.switchboard.local.DemoTalks.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Lets customers write to the demo's businesses, be answered and have visits booked, so that
 * whoever looks first finds businesses that live (features.md P2). A business to which anybody else
 * has written is left alone: this belongs to a stack's first start.
 */
final class DemoHistory {
  private static final Duration LOOK = Duration.ofMillis(150);

  private final Api conversations;
  private final Api whatsapp;
  private final Map<DemoTenant, String> owners;
  private final Set<Line> said = new HashSet<>();

  /**
   * @param conversations conversation-service
   * @param whatsapp the simulator
   * @param owners each business's owner's token
   */
  DemoHistory(Api conversations, Api whatsapp, Map<DemoTenant, String> owners) {
    this.conversations = conversations;
    this.whatsapp = whatsapp;
    this.owners = Map.copyOf(owners);
  }

  /**
   * Makes what is missing.
   *
   * @return who is not answered to the end when the patience is gone
   * @throws IllegalStateException when a service refuses
   */
  List<DemoCustomer> make(Duration patience) {
    List<DemoTenant> businesses =
        owners.keySet().stream().sorted().filter(business -> !talks(business).others()).toList();
    List<Line> left = new ArrayList<>();
    boolean over =
        Waiting.until(
            patience,
            LOOK,
            () -> {
              left.clear();
              businesses.forEach(it -> left.addAll(talks(it).next(DemoCustomer.of(it))));
              say(left);
              return left.isEmpty();
            });
    return over ? List.of() : left.stream().map(Line::customer).toList();
  }

  /** In one delivery, and nothing that was said before. */
  private void say(List<Line> lines) {
    List<Map<String, String>> messages =
        lines.stream().filter(said::add).map(DemoHistory::message).toList();
    if (!messages.isEmpty()) {
      var unused =
          whatsapp.post("/_control/whatsapp/inbound", Map.of("messages", messages)).require();
    }
  }

  private static Map<String, String> message(Line line) {
    DemoCustomer customer = line.customer();
    return Map.of(
        "phoneNumberId", customer.business().number().id(),
        "from", customer.number(),
        "name", customer.shownName(),
        "id", line.messageId(),
        "text", line.text());
  }

  private DemoTalks talks(DemoTenant business) {
    Api api = conversations.as(Objects.requireNonNull(owners.get(business)));
    return DemoTalks.read(
        api.get("/v1/crm/customers?limit=100").require(),
        api.get("/v1/crm/conversations?limit=100").require());
  }
}
