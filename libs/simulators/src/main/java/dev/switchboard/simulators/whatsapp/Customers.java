package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.RefusedException;
import dev.switchboard.simulators.time.SimulatedClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The customers' side: what they write goes to the webhook, and opens their window. */
final class Customers implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, BusinessNumber> numbers;
  private final Windows windows;
  private final Webhooks webhooks;
  private final SimulatedClock clock;

  Customers(
      Map<String, BusinessNumber> numbers,
      Windows windows,
      Webhooks webhooks,
      SimulatedClock clock) {
    this.numbers = numbers;
    this.windows = windows;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /**
   * Sends messages as one delivery for each webhook they belong to.
   *
   * @param untilAnswered whether to return only when the webhook answered 200
   * @return the messages' ids, in order
   */
  List<String> write(List<CustomerMessage> told, boolean untilAnswered) {
    Map<BusinessNumber, Envelope> deliveries = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>();
    for (CustomerMessage one : told) {
      BusinessNumber number = require(one.phoneNumberId());
      ObjectNode message = one.message(number, clock.instant());
      ids.add(message.path("id").asText());
      windows.open(number.phoneNumberId(), one.sender(), clock.instant());
      deliveryTo(number, deliveries).message(number, one.contact(), message);
    }
    deliveries.forEach((number, envelope) -> deliver(number, envelope, untilAnswered));
    return ids;
  }

  BusinessNumber require(String phoneNumberId) {
    BusinessNumber number = numbers.get(phoneNumberId);
    if (number == null) {
      throw new RefusedException("no number " + phoneNumberId + " is registered");
    }
    return number;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Numbers of one app share a delivery, as Meta batches them. */
  private static Envelope deliveryTo(
      BusinessNumber number, Map<BusinessNumber, Envelope> deliveries) {
    return deliveries.entrySet().stream()
        .filter(it -> it.getKey().webhookUrl().equals(number.webhookUrl()))
        .filter(it -> it.getKey().appSecret().equals(number.appSecret()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> deliveries.computeIfAbsent(number, _ -> new Envelope()));
  }

  private void deliver(BusinessNumber number, Envelope envelope, boolean untilAnswered) {
    if (untilAnswered) {
      deliver(number, envelope);
    } else {
      threads.execute(() -> deliver(number, envelope));
    }
  }

  private void deliver(BusinessNumber number, Envelope envelope) {
    try {
      webhooks.deliver(number, envelope.json());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
