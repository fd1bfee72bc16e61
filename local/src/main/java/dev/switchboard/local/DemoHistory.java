package dev.switchboard.local;

import dev.switchboard.local.DemoTalks.Line;
import java.time.Duration;
import java.util.EnumMap;
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
  private static final Duration LOOK = Duration.ofMillis(250);

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
    Map<DemoTenant, List<Line>> left = new EnumMap<>(DemoTenant.class);
    owners.keySet().stream()
        .filter(business -> !talks(business).others())
        .forEach(business -> left.put(business, List.of()));
    var unused =
        Waiting.until(
            patience,
            LOOK,
            () -> {
              goOn(left);
              return left.isEmpty();
            });
    return left.values().stream().flatMap(List::stream).map(Line::customer).toList();
  }

  /** Says in one delivery all that is next by now. */
  private void goOn(Map<DemoTenant, List<Line>> left) {
    left.replaceAll((business, _) -> talks(business).next(DemoCustomer.of(business)));
    left.values().removeIf(List::isEmpty);
    List<Map<String, String>> messages =
        left.values().stream()
            .flatMap(List::stream)
            .filter(said::add)
            .map(DemoHistory::message)
            .toList();
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
