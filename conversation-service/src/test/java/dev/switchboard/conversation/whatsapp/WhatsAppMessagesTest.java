package dev.switchboard.conversation.whatsapp;

import static dev.switchboard.conversation.whatsapp.Deliveries.BRISTOL;
import static dev.switchboard.conversation.whatsapp.Deliveries.BUENOS_AIRES;
import static dev.switchboard.conversation.whatsapp.Deliveries.MADRID;
import static dev.switchboard.conversation.whatsapp.Deliveries.understood;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.conversation.whatsapp.InboundContent.Choice;
import dev.switchboard.conversation.whatsapp.InboundContent.Contacts.Card;
import dev.switchboard.conversation.whatsapp.InboundContent.Edit;
import dev.switchboard.conversation.whatsapp.InboundContent.Location;
import dev.switchboard.conversation.whatsapp.InboundContent.Media;
import dev.switchboard.conversation.whatsapp.InboundContent.Notice;
import dev.switchboard.conversation.whatsapp.InboundContent.Reaction;
import dev.switchboard.conversation.whatsapp.InboundContent.Revoke;
import dev.switchboard.conversation.whatsapp.InboundContent.Text;
import dev.switchboard.conversation.whatsapp.InboundContent.Unsupported;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WhatsAppMessagesTest {
  private static final String PDF = "application/pdf";
  private final WhatsAppDelivery.Understood kinds =
      understood(Deliveries.named("every-kind"), BUENOS_AIRES);
  private final Map<String, InboundMessage> byId =
      kinds.messages().stream().collect(Collectors.toMap(InboundMessage::id, Function.identity()));

  private InboundMessage message(int number) {
    return byId.get("wamid.K%02d".formatted(number));
  }

  private InboundContent content(int number) {
    return message(number).content();
  }

  @Test
  void everyMessageOfADeliveryIsRead() {
    assertThat(kinds.messages()).hasSize(29);
    assertThat(kinds.unreadable()).isEmpty();
  }

  @Test
  void everyKindIsReadForWhatItIs() {
    assertThat(content(1)).isEqualTo(new Text("Hola, ¿están? 😀"));
    assertThat(content(2))
        .isEqualTo(media(MessageKind.IMAGE, "image/jpeg", "el módem, luz roja", null, false));
    assertThat(content(3))
        .isEqualTo(media(MessageKind.AUDIO, "audio/ogg; codecs=opus", null, null, true));
    assertThat(content(4)).isEqualTo(media(MessageKind.VIDEO, "video/mp4", null, null, false));
    assertThat(content(5))
        .isEqualTo(media(MessageKind.DOCUMENT, PDF, "la última", "Factura ñandú.pdf", false));
    assertThat(content(6)).isEqualTo(media(MessageKind.STICKER, "image/webp", null, null, false));
    assertThat(content(11))
        .isEqualTo(
            new Location(
                -34.6037, -58.3816, "Obelisco", "Av. 9 de Julio", "https://maps.example/?cid=1"));
    assertThat(content(12)).isEqualTo(new Location(0, -58.5, null, null, null));
    assertThat(content(20)).isEqualTo(new Revoke("wamid.K01"));
  }

  private static Media media(
      MessageKind kind, String mimeType, String caption, String filename, boolean voice) {
    return new Media(kind, "3300000000000", mimeType, "aGFzaA==", caption, filename, voice);
  }

  @Test
  void pressedButtonsAndChosenRowsCarryTheirChoice() {
    assertThat(content(7))
        .isEqualTo(new Choice(MessageKind.BUTTON_REPLY, "confirm:42", "Confirmar", null));
    assertThat(content(8))
        .isEqualTo(new Choice(MessageKind.LIST_REPLY, "slot:3", "10:00", "lunes"));
    assertThat(content(10)).isEqualTo(new Choice(MessageKind.BUTTON_REPLY, "SI", "Sí", null));
    assertThat(message(7).context().replyTo()).isEqualTo("wamid.OUT7");
    assertThat(message(10).context().replyTo()).isNull();
  }

  @Test
  void aReactionTakenBackHasNoEmoji() {
    assertThat(content(13)).isEqualTo(new Reaction("wamid.OUT7", "👍🏽"));
    assertThat(content(14)).isEqualTo(new Reaction("wamid.OUT7", null));
    assertThat(content(15)).isEqualTo(new Reaction("wamid.OUT7", null));
  }

  @Test
  void addressCardsKeepWhatTheyHave() {
    assertThat(content(16))
        .isEqualTo(
            new InboundContent.Contacts(
                List.of(
                    new Card(
                        "Beto Paz",
                        "Fibra Sur",
                        List.of("+54 9 11 5555-0102"),
                        List.of("beto@example.com")),
                    new Card(null, null, List.of(), List.of()))));
  }

  @Test
  void aChangedNumberIsANotice() {
    assertThat(content(18))
        .isEqualTo(
            new Notice(
                "user_changed_number",
                "User changed from 5491155550101 to 5491155550199",
                "5491155550199"));
  }

  @Test
  void anEditHoldsTheNewContent() {
    var edit = (Edit) content(19);

    assertThat(edit.target()).isEqualTo("wamid.K02");
    assertThat(edit.content().kind()).isEqualTo(MessageKind.IMAGE);
    assertThat(edit.text()).isEqualTo("el módem, luz verde");
  }

  @Test
  void whatIsNotReadIsStillAMessage() {
    Map<Integer, String> types =
        Map.of(
            9, "interactive/nfm_reply",
            17, "unsupported/poll",
            21, "order",
            22, "hologram",
            23, "interactive",
            24, "none",
            28, "edit",
            29, "text");
    types.forEach(
        (number, type) ->
            assertThat(content(number))
                .isInstanceOfSatisfying(
                    Unsupported.class, seen -> assertThat(seen.type()).isEqualTo(type)));
    assertThat(((Unsupported) content(21)).original())
        .startsWith("{\"catalog_id\":\"c1\",\"text\":\"dos de estos\"");
    assertThat(message(17).errors())
        .containsExactly(
            new ProviderError(
                "131051", "Message type unknown", "Message type is currently not supported."));
  }

  @Test
  void mediaTheProviderCouldNotFetchKeepsItsKindAndTheReason() {
    assertThat(content(25))
        .isInstanceOfSatisfying(Media.class, media -> assertThat(media.mediaId()).isNull());
    assertThat(message(25).errors()).extracting(ProviderError::code).containsExactly("131052");
  }

  @Test
  void advertisementForwardAndProductAreKept() {
    assertThat(message(26).context()).isEqualTo(new InboundMessage.Context(null, true, "sku-9"));
    assertThat(message(26).referral())
        .isEqualTo(
            new InboundMessage.Referral(
                "ad", "120", "https://fb.example/ad", "Fibra 600", "Primer mes gratis", "ARAkLk"));
    assertThat(message(27).groupId()).isEqualTo("Y2FwaV9ncm91cDox");
  }

  @Test
  void aMessageFindsItsContactByIdAndNotByPlace() {
    var delivery = understood(Deliveries.named("mixed-batch"), BUENOS_AIRES);

    assertThat(delivery.messages())
        .extracting(message -> message.sender().name())
        .containsOnly("Ana Ruiz");
  }

  @Test
  void aSenderWithoutANumberIsKnownByUserId() {
    var delivery = understood(Deliveries.named("mixed-batch"), BRISTOL);

    assertThat(delivery.messages().get(1).sender())
        .isEqualTo(new Sender(null, "GB.9001", "GB.ENT.1", "Sam", "sam.w"));
  }

  @Test
  void theContactLendsTheIdTheMessageLacks() {
    assertThat(message(1).sender())
        .isEqualTo(new Sender("5491155550101", "AR.7001", null, "Ana Ruiz", "ana.ruiz"));
  }

  @Test
  void onlyThisChannelsChangesAreRead() {
    byte[] body = Deliveries.named("mixed-batch");

    assertThat(ids(body, BUENOS_AIRES))
        .containsExactly("wamid.A2", "wamid.A1", "wamid.A2", "wamid.A2", "wamid.A1", "wamid.A2");
    assertThat(ids(body, BRISTOL)).containsExactly("wamid.B1", "wamid.B2");
    assertThat(ids(body, MADRID)).containsExactly("wamid.C1");
    assertThat(ids(body, "999")).isEmpty();
    assertThat(understood(body, BRISTOL).statuses()).hasSize(1);
  }

  private static List<String> ids(byte[] body, String phoneNumberId) {
    return understood(body, phoneNumberId).messages().stream().map(InboundMessage::id).toList();
  }

  @Test
  void timeIsReadFromTextAndFromNumber() {
    var messages = understood(Deliveries.named("mixed-batch"), BRISTOL).messages();

    assertThat(messages)
        .extracting(InboundMessage::sentAt)
        .containsExactly(Instant.ofEpochSecond(1790000150), Instant.ofEpochSecond(1790000160));
  }
}
