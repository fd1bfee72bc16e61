package dev.switchboard.conversation.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The deliveries these tests read, and the three numbers they are for. */
final class Deliveries {
  static final String BUENOS_AIRES = "710000000000001";
  static final String BRISTOL = "720000000000001";
  static final String MADRID = "730000000000001";

  private Deliveries() {}

  static byte[] named(String name) {
    try (InputStream in = Deliveries.class.getResourceAsStream("/whatsapp/" + name + ".json")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A delivery to Buenos Aires with these messages, given as JSON. */
  static byte[] withMessages(String messages) {
    return bytes(
        """
        {"entry":[{"changes":[{"field":"messages","value":{
          "metadata":{"phone_number_id":"710000000000001"},"messages":[%s]}}]}]}
        """
            .formatted(messages));
  }

  static WhatsAppDelivery.Understood understood(byte[] body, String phoneNumberId) {
    return (WhatsAppDelivery.Understood) WhatsAppDelivery.parse(body, phoneNumberId);
  }
}
