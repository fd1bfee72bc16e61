package dev.switchboard.conversation.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.contracts.conversation.MessageStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An extra check against payloads other projects publish, where the folder with them is there:
 * {@code -Dfixtures=<folder>}, else beside the repository.
 */
class ProviderFixturesTest {
  private final Path folder =
      Path.of(
              System.getProperty(
                  "fixtures",
                  System.getProperty("switchboard.test-run", ".") + "/../shared/fixtures"))
          .resolve("whatsapp");

  @BeforeEach
  void fixturesAreThere() {
    assumeTrue(Files.isDirectory(folder), () -> "no fixtures in " + folder);
  }

  @ParameterizedTest
  @CsvSource({
    "in_audio_voice_note, AUDIO",
    "in_button_quick_reply_context, BUTTON_REPLY",
    "in_contacts_single, CONTACTS",
    "in_document_pdf, DOCUMENT",
    "in_edit_image, EDIT",
    "in_image_with_url, IMAGE",
    "in_interactive_button_reply, BUTTON_REPLY",
    "in_interactive_list_reply, LIST_REPLY",
    "in_location_named, LOCATION",
    "in_reaction_emoji, REACTION",
    "in_system_number_change, SYSTEM",
    "in_text, TEXT",
    "in_text_reply_context, TEXT",
    "in_text_with_bsuid, TEXT",
    "in_unsupported_with_type, UNSUPPORTED",
  })
  void aPublishedMessageIsRead(String name, MessageKind kind) throws IOException {
    var delivery = onlyChannelOf(name);

    assertThat(delivery.unreadable()).isEmpty();
    assertThat(delivery.messages())
        .singleElement()
        .satisfies(message -> assertThat(message.content().kind()).isEqualTo(kind))
        .satisfies(message -> assertThat(message.sentAt()).isNotNull());
  }

  @ParameterizedTest
  @CsvSource({
    "status_sent_biz_opaque, SENT",
    "status_delivered_cbp, DELIVERED",
    "status_read_minimal, READ",
    "status_failed_131047_reengagement, FAILED",
    "composed_status_failed_131026, FAILED",
  })
  void aPublishedStatusIsRead(String name, MessageStatus status) throws IOException {
    var delivery = onlyChannelOf(name);

    assertThat(delivery.unreadable()).isEmpty();
    assertThat(delivery.statuses())
        .singleElement()
        .satisfies(read -> assertThat(read.status()).isEqualTo(status))
        .satisfies(
            read -> assertThat(read.error() != null).isEqualTo(status == MessageStatus.FAILED));
  }

  @Test
  void aDeliveryWithoutMetadataIsForNobody() throws IOException {
    assertThat(DeliveryScan.of(file("cw_phone_and_bsuid")))
        .isEqualTo(new DeliveryScan.Addressed(List.of(), 1));
  }

  @Test
  void publishedSignaturesVerify() throws IOException {
    for (JsonNode vector : new ObjectMapper().readTree(file("signature_vectors"))) {
      var signature = WhatsAppSignature.under(List.of(vector.path("secret").asText()));
      byte[] body = Deliveries.bytes(vector.path("body").asText());
      assertThat(signature.verifies(body, vector.path("header").asText()))
          .describedAs(vector.path("name").asText())
          .isTrue();
    }
  }

  private WhatsAppDelivery.Understood onlyChannelOf(String name) throws IOException {
    byte[] body = file(name);
    var scan = (DeliveryScan.Addressed) DeliveryScan.of(body);
    assertThat(scan.unroutable()).isZero();
    assertThat(scan.phoneNumberIds()).hasSize(1);
    return Deliveries.understood(body, scan.phoneNumberIds().getFirst());
  }

  private byte[] file(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name + ".json"));
  }
}
