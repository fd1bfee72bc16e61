package dev.switchboard.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.Waiting;
import dev.switchboard.local.demo.Moment.BusinessWrites;
import dev.switchboard.local.demo.Moment.CustomerWrites;
import dev.switchboard.local.demo.SignedDelivery.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** A customer's telephone, as WhatsApp's simulator sees it. */
final class Handset {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration A_WHILE = Duration.ofSeconds(2);

  private final Api whatsapp;
  private final DemoTenant business;
  private final Contact contact;
  private final Narrator narrator;
  private final List<String> written = new ArrayList<>();
  private int heard;
  private long lastSaid = System.nanoTime();

  Handset(Api whatsapp, DemoTenant business, Contact contact, Narrator narrator) {
    this.whatsapp = whatsapp;
    this.business = business;
    this.contact = contact;
    this.narrator = narrator;
  }

  /**
   * Whose it is.
   *
   * @param number as WhatsApp has it: digits with the country's code, or the user id of somebody
   *     whose number is not told
   */
  record Contact(String name, String number) {
    boolean hasNumber() {
      return number.chars().allMatch(Character::isDigit);
    }
  }

  Contact contact() {
    return contact;
  }

  int written() {
    return written.size();
  }

  /** What WhatsApp calls the messages written here, in order. */
  List<String> writtenIds() {
    return List.copyOf(written);
  }

  /** Messages that reached it, also those not waited for. */
  int received() {
    return messages().size();
  }

  /** What WhatsApp calls the messages that reached it, in order. */
  List<String> receivedIds() {
    return messages().stream().map(message -> message.path("id").asText()).toList();
  }

  void write(String text) {
    lastSaid = System.nanoTime();
    narrator.tell(new CustomerWrites(contact.name(), text));
    whatsapp
        .post(
            "/_control/whatsapp/inbound",
            Map.of(
                "phoneNumberId", business.number().id(),
                "from", contact.number(),
                "name", contact.name(),
                "text", text))
        .require()
        .path("messageIds")
        .forEach(id -> written.add(id.asText()));
  }

  /** Writes what is then posted by hand, not by WhatsApp's simulator. */
  Text compose(String text, Instant sentAt) {
    lastSaid = System.nanoTime();
    narrator.tell(new CustomerWrites(contact.name(), text));
    Text composed = draft(text, sentAt);
    written.add(composed.messageId());
    return composed;
  }

  /** A message that is to have no effect, and so counts as not written. */
  Text draft(String text, Instant sentAt) {
    return new Text(
        business.number().id(),
        contact.number(),
        "wamid.demo-" + UUID.randomUUID(),
        sentAt.getEpochSecond(),
        text);
  }

  /** From here on it hears only what comes now. */
  Handset fromNowOn() {
    heard = messages().size();
    return this;
  }

  /** The next message. */
  Letter hear() {
    JourneyFailedException.unless(
        Waiting.until(PATIENCE, () -> messages().size() > heard),
        contact.name() + " was not answered");
    Letter letter = Letter.read(messages().get(heard));
    heard++;
    lastSaid = System.nanoTime();
    narrator.tell(
        new BusinessWrites(
            business.shownName(), letter.text(), letter.options(), letter.template()));
    return letter;
  }

  /** There is an answer, whatever it says. */
  void isAnswered() {
    var unused = hear();
  }

  /** Messages up to the first of that kind. */
  Letter hearUntil(Predicate<Letter> kind, String what) {
    for (int tries = 0; tries < 4; tries++) {
      Letter letter = hear();
      if (kind.test(letter)) {
        return letter;
      }
    }
    throw new JourneyFailedException(contact.name() + " did not hear " + what);
  }

  /** Nothing more comes for a while from now. */
  void hearNothingMore() {
    Waiting.pause(A_WHILE);
    heardNothingMore();
  }

  /** Nothing more came for a while after what it last wrote or heard. Waits for the rest of it. */
  void heardNothingMore() {
    letAWhilePass();
    int all = messages().size();
    JourneyFailedException.unless(
        all == heard, "%s heard %d messages too many".formatted(contact.name(), all - heard));
  }

  /** Returns a while after it last wrote or heard something, which may have been long ago. */
  void letAWhilePass() {
    Duration since = Duration.ofNanos(System.nanoTime() - lastSaid);
    if (since.compareTo(A_WHILE) < 0) {
      Waiting.pause(A_WHILE.minus(since));
    }
  }

  private List<JsonNode> messages() {
    List<JsonNode> messages = new ArrayList<>();
    whatsapp
        .get("/_control/whatsapp/messages?to=" + contact.number())
        .require()
        .path("messages")
        .forEach(messages::add);
    return messages;
  }
}
