package dev.switchboard.conversation.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.switchboard.contracts.conversation.MessageStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatsAppStatusesTest {
  private final WhatsAppDelivery.Understood delivery =
      Deliveries.understood(Deliveries.named("statuses"), Deliveries.BUENOS_AIRES);

  private List<InboundStatus> of(String id) {
    return delivery.statuses().stream().filter(status -> status.id().equals(id)).toList();
  }

  @Test
  void everyStatusOfADeliveryIsRead() {
    assertThat(of("wamid.S1"))
        .extracting(InboundStatus::status)
        .containsExactly(MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ);
    assertThat(of("wamid.S1"))
        .extracting(InboundStatus::at)
        .containsExactly(
            Instant.ofEpochSecond(1790000300),
            Instant.ofEpochSecond(1790000301),
            Instant.ofEpochSecond(1790000302));
    assertThat(of("wamid.S2"))
        .extracting(InboundStatus::status)
        .containsExactly(MessageStatus.PLAYED);
  }

  @Test
  void ourOwnIdComesBack() {
    assertThat(of("wamid.S1").getFirst().callbackData())
        .isEqualTo("0197f0c0-0000-7000-8000-000000000001");
  }

  @Test
  void bothSpellingsOfTheParentAreRead() {
    assertThat(of("wamid.S1"))
        .extracting(status -> status.recipient().parentUserId())
        .containsExactly("AR.ENT.1", null, "AR.ENT.2");
  }

  @Test
  void aRecipientMayHaveNoNumber() {
    assertThat(of("wamid.S7").getFirst().recipient())
        .isEqualTo(new Sender(null, "AR.7002", null, null, null));
    assertThat(of("wamid.S7").getFirst().at()).isNull();
  }

  @Test
  void aFailureSaysWhy() {
    assertThat(of("wamid.S3").getFirst().error())
        .isEqualTo(
            new ProviderError(
                "131047", "Re-engagement message", "More than 24 hours have passed."));
    assertThat(of("wamid.S4").getFirst())
        .satisfies(status -> assertThat(status.status()).isEqualTo(MessageStatus.FAILED))
        .satisfies(status -> assertThat(status.error()).isNull());
  }

  @Test
  void unknownStatusesAreIgnoredAndCounted() {
    assertThat(of("wamid.S5")).isEmpty();
    assertThat(of("wamid.S6")).isEmpty();
    assertThat(delivery.ignoredStatuses()).isEqualTo(3);
  }

  @Test
  void accountErrorsAreReadBesideStatuses() {
    assertThat(delivery.errors())
        .containsExactly(new ProviderError("130429", "Rate limit hit", null));
  }

  @Test
  void whatHasNoIdIsSetAside() {
    assertThat(delivery.unreadable())
        .extracting(Unreadable::part, Unreadable::reason)
        .containsExactly(
            tuple("statuses", Unreadable.Reason.NO_ID),
            tuple("errors", Unreadable.Reason.MISSHAPEN));
  }
}
