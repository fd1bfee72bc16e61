package dev.switchboard.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far the demo's customers have got with the businesses they write to.
 *
 * @param messages in the conversations of each customer who is known, his own and the answers
 * @param others whether anybody else is known
 */
record DemoTalks(Map<DemoCustomer, Long> messages, boolean others) {
  DemoTalks {
    messages = Map.copyOf(messages);
  }

  /**
   * What somebody says next.
   *
   * @param place from 0
   */
  record Line(DemoCustomer customer, int place) {
    Line {
      Objects.checkIndex(place, customer.lines().size());
    }

    /** The same whenever it is said: said again, it is the message that is stored already. */
    String messageId() {
      return "wamid.demo-history-" + customer.number() + "-" + place;
    }

    String text() {
      return customer.lines().get(place);
    }
  }

  /**
   * As conversation-service shows them.
   *
   * @param customers the newest
   * @param conversations those active last
   */
  static DemoTalks read(JsonNode customers, JsonNode conversations) {
    Map<String, Long> totals = new HashMap<>();
    for (JsonNode conversation : conversations.path("items")) {
      String customer = conversation.path("customerId").asText();
      totals.merge(customer, conversation.path("totalMessages").asLong(), Long::sum);
    }
    Map<DemoCustomer, Long> messages = new EnumMap<>(DemoCustomer.class);
    boolean others = false;
    for (JsonNode found : customers.path("items")) {
      List<DemoCustomer> same = byPhone(found.path("phone").asText());
      long total = totals.getOrDefault(found.path("customerId").asText(), 0L);
      same.forEach(customer -> messages.put(customer, total));
      others = others || same.isEmpty();
    }
    return new DemoTalks(messages, others);
  }

  private static List<DemoCustomer> byPhone(String phone) {
    return Arrays.stream(DemoCustomer.values())
        .filter(customer -> phone.equals("+" + customer.number()))
        .toList();
  }

  /** The next line of each of them; whoever waits for an answer says the same again. */
  List<Line> next(List<DemoCustomer> customers) {
    return customers.stream()
        .filter(customer -> !isOver(customer))
        .map(customer -> new Line(customer, Math.toIntExact(answered(customer))))
        .toList();
  }

  /** Whether every line was answered. */
  private boolean isOver(DemoCustomer customer) {
    return answered(customer) >= customer.lines().size();
  }

  /** Each answered line is two messages. */
  private long answered(DemoCustomer customer) {
    return messages.getOrDefault(customer, 0L) / 2;
  }
}
