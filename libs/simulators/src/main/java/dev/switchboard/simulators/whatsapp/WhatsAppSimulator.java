package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Doorway;
import dev.switchboard.simulators.server.Faults;
import dev.switchboard.simulators.server.Journal;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Provider;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import dev.switchboard.simulators.server.SimulatorServer;
import dev.switchboard.simulators.time.SimulatedClock;
import java.util.List;

/**
 * WhatsApp Cloud API (protocols.md chapter 1): accepts messages as Meta does, tells their statuses
 * to the webhook, and lets customers write. What a test can do here, the control endpoint can too.
 */
public final class WhatsAppSimulator implements AutoCloseable {
  private final Journal journal = new Journal();
  private final Faults faults = new Faults();
  private final Windows windows = new Windows();
  private final SentMessages messages = new SentMessages();
  private final Webhooks webhooks = new Webhooks(faults);
  private final SimulatedClock clock;
  private final Fates fates;
  private final GraphApi api;
  private final Customers customers;
  private final SimulatorServer server;

  private WhatsAppSimulator(Doorway doorway, SimulatedClock clock) {
    this.clock = clock;
    fates = new Fates(webhooks, faults, windows, messages, clock);
    api = new GraphApi(messages, fates, clock);
    customers = new Customers(api.numbers(), windows, webhooks, clock);
    server = SimulatorServer.start(doorway, new Cloud(), journal, faults, clock);
  }

  /** Starts on a port, 0 for any free one, at the machine's time. */
  public static WhatsAppSimulator start(int port) {
    return start(port, SimulatedClock.unmoved());
  }

  /** Starts on a port, 0 for any free one. */
  public static WhatsAppSimulator start(int port, SimulatedClock clock) {
    return start(Doorway.local(port), clock);
  }

  /** Starts where it is told. */
  public static WhatsAppSimulator start(Doorway doorway, SimulatedClock clock) {
    return new WhatsAppSimulator(doorway, clock);
  }

  /** What {@code switchboard.whatsapp.api-url} is to be, version and all. */
  public String apiUrl() {
    return server.url() + "/v24.0";
  }

  /** {@code http://<host>:<port>}, where {@code /_control/} is. */
  public String url() {
    return server.url();
  }

  /** Makes a number known, or changes it. */
  public void register(BusinessNumber number) {
    api.numbers().put(number.phoneNumberId(), number);
  }

  /** Says what becomes of messages accepted from now on. */
  public void settle(DeliverySettings settings) {
    fates.settle(settings);
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** Every request to the API, refused ones too. */
  public Journal journal() {
    return journal;
  }

  /** The time of windows and timestamps. */
  public SimulatedClock clock() {
    return clock;
  }

  /** The accepted messages, oldest first. */
  public List<SentMessage> sentMessages() {
    return messages.matching(_ -> true);
  }

  /** The accepted messages to one customer, oldest first. */
  public List<SentMessage> sentTo(String customer) {
    String recipient = WhatsAppId.ofPhone(customer);
    return messages.matching(it -> it.recipient().equals(recipient));
  }

  /** Opens a customer's window without a delivery, as if they had just written. */
  public void openWindow(String phoneNumberId, String customer) {
    windows.open(phoneNumberId, WhatsAppId.ofPhone(customer), clock.instant());
  }

  /** Tells of a message now that it was sent, whatever the settings are. */
  public void tellsSent(SentMessage message) {
    try {
      fates.sent(customers.require(message.phoneNumberId()), message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A customer writes a text. Returns the message's id at once; the delivery follows. */
  public String customerWrites(String phoneNumberId, String from, String name, String text) {
    ObjectNode told = Json.object().put("phoneNumberId", phoneNumberId).put("from", from);
    return customerDoes(told.put("name", name).put("text", text));
  }

  /** A customer presses a reply button of an earlier message. */
  public String customerPresses(String phoneNumberId, String from, String buttonId, String title) {
    ObjectNode told = Json.object().put("phoneNumberId", phoneNumberId).put("from", from);
    told.putObject("button").put("id", buttonId).put("title", title);
    return customerDoes(told);
  }

  /** Whatever {@code POST /_control/whatsapp/inbound} takes; returns the message's id. */
  public String customerDoes(ObjectNode told) {
    return customers.write(List.of(new CustomerMessage(told)), false).getFirst();
  }

  /** Forgets messages, windows, faults and the journal; numbers and settings stay. */
  public void forget() {
    server.forget();
  }

  @Override
  public void close() {
    server.close();
    customers.close();
    fates.close();
    webhooks.close();
  }

  private final class Cloud implements Provider {
    private final WhatsAppControl control =
        new WhatsAppControl(api, customers, fates, messages, webhooks);

    @Override
    public Reply answer(Request request) {
      return api.answer(request);
    }

    @Override
    public Reply refusal(int code) {
      return MetaError.ofStatus(code).reply();
    }

    @Override
    public Reply control(Request request) {
      return control.answer(request);
    }

    @Override
    public void forget() {
      messages.clear();
      windows.clear();
    }
  }
}
