package dev.switchboard.conversation.whatsapp;

import static dev.switchboard.conversation.whatsapp.Deliveries.BUENOS_AIRES;
import static dev.switchboard.conversation.whatsapp.Deliveries.understood;
import static dev.switchboard.conversation.whatsapp.Deliveries.withMessages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.conversation.whatsapp.Unreadable.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDeliveryTest {
  private static final String GOOD =
      "{\"id\":\"wamid.%s\",\"from\":\"5491155550101\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}";
  private final WhatsAppDelivery.Understood broken =
      understood(Deliveries.named("broken-elements"), BUENOS_AIRES);

  @Test
  void oneBadElementLosesNoSibling() {
    assertThat(broken.messages())
        .extracting(InboundMessage::id)
        .containsExactly("wamid.G1", "wamid.G4", "wamid.G5", "wamid.G6", "wamid.G7");
    assertThat(broken.unreadable())
        .extracting(Unreadable::part, Unreadable::reason)
        .containsExactly(
            tuple("statuses", Reason.MISSHAPEN),
            tuple("contacts", Reason.NO_ID),
            tuple("contacts", Reason.MISSHAPEN),
            tuple("messages", Reason.MISSHAPEN),
            tuple("messages", Reason.MISSHAPEN),
            tuple("messages", Reason.MISSHAPEN),
            tuple("messages", Reason.MISSHAPEN),
            tuple("messages", Reason.NO_ID),
            tuple("messages", Reason.NO_SENDER),
            tuple("messages", Reason.NO_ID),
            tuple("messages", Reason.NO_ID));
  }

  @Test
  void whatIsSetAsideKeepsItsWords() {
    assertThat(broken.unreadable())
        .filteredOn(part -> part.reason() == Reason.NO_SENDER)
        .extracting(Unreadable::content)
        .singleElement()
        .asString()
        .startsWith("{")
        .contains("wamid.G2")
        .endsWith("}");
  }

  @Test
  void nulAndHalfPairsAreReplacedAndTheRestKept() {
    assertThat(broken.messages().get(1).content().text())
        .isEqualTo("nul \uFFFD y medio \uFFFD par, entero 😀");
  }

  @Test
  void anUnreadableTextOrTypeIsUnsupported() {
    assertThat(broken.messages())
        .extracting(message -> message.content().kind())
        .containsExactly(
            MessageKind.TEXT,
            MessageKind.TEXT,
            MessageKind.UNSUPPORTED,
            MessageKind.UNSUPPORTED,
            MessageKind.TEXT);
  }

  @Test
  void aTimeOutOfReasonIsNoTime() {
    assertThat(broken.messages())
        .extracting(InboundMessage::sentAt)
        .containsExactly(
            Instant.ofEpochSecond(1790000001),
            Instant.ofEpochSecond(1790000004),
            null,
            null,
            Instant.ofEpochSecond(1790000005));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void anElementNestedTooDeepCostsOnlyItself(String open) {
    String close = open.equals("[") ? "]" : "}";
    String deep = "{\"id\":\"wamid.D\",\"x\":" + open.repeat(200) + "1" + close.repeat(200) + "}";
    var delivery =
        understood(
            withMessages(GOOD.formatted("1") + "," + deep + "," + GOOD.formatted("2")),
            BUENOS_AIRES);

    assertThat(delivery.messages()).hasSize(2);
    assertThat(delivery.unreadable()).extracting(Unreadable::reason).containsExactly(Reason.BROKEN);
  }

  @Test
  void anEndlessNumberOrNameCostsOnlyItsElement() {
    String number = "{\"id\":\"wamid.N\",\"x\":%s}".formatted("9".repeat(5_000));
    String name = "{\"id\":\"wamid.M\",\"%s\":1}".formatted("n".repeat(100_000));
    var delivery =
        understood(withMessages(number + "," + GOOD.formatted("1") + "," + name), BUENOS_AIRES);

    assertThat(delivery.messages()).extracting(InboundMessage::id).containsExactly("wamid.1");
    assertThat(delivery.unreadable())
        .extracting(Unreadable::reason)
        .containsExactly(Reason.BROKEN, Reason.BROKEN);
  }

  @Test
  void aBookInOneMessageIsCutToWhatAPersonCanWrite() {
    String book =
        "{\"id\":\"wamid.L\",\"from\":\"1\",\"type\":\"text\",\"text\":{\"body\":\"x%s\"}}"
            .formatted("😀".repeat(600_000));
    var text = understood(withMessages(book), BUENOS_AIRES).messages().getFirst().content().text();

    assertThat(text).hasSize(65_535).endsWith("😀");
  }

  @Test
  void doubledMembersLoseNoMessage() {
    String body =
        """
        {"entry":[{"changes":[{"value":{"messages":[%s],"metadata":{"phone_number_id":"%s"},
          "messages":[%s]}}]}]}
        """
            .formatted(GOOD.formatted("1"), BUENOS_AIRES, GOOD.formatted("2"));

    assertThat(understood(Deliveries.bytes(body), BUENOS_AIRES).messages())
        .extracting(InboundMessage::id)
        .containsExactly("wamid.1", "wamid.2");
  }

  @Test
  void oneDeliveryMayHoldAThousandMessages() {
    StringBuilder messages = new StringBuilder(GOOD.formatted(0));
    for (int i = 1; i < 1_000; i++) {
      messages.append(',').append(GOOD.formatted(i));
    }

    assertThat(understood(withMessages(messages.toString()), BUENOS_AIRES).messages())
        .hasSize(1_000);
  }

  @Test
  void whatIsNoDeliveryIsNotUnderstood() {
    assertThat(WhatsAppDelivery.parse(new byte[0], BUENOS_AIRES))
        .isEqualTo(new WhatsAppDelivery.NotUnderstood("empty"));
    assertThat(WhatsAppDelivery.parse(Deliveries.bytes("{\"entry\":[]} {}"), BUENOS_AIRES))
        .isEqualTo(new WhatsAppDelivery.NotUnderstood("more than one value"));
  }
}
