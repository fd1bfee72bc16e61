package dev.switchboard.conversation.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** A delivery that is JSON but not a delivery; the message says why and quotes nothing of it. */
final class MisshapenDelivery extends IOException {
  private static final long serialVersionUID = 1;

  MisshapenDelivery(String reason) {
    super(reason);
  }

  /** Why reading failed. The parser's own words are left out: they quote the text they fail on. */
  static String reason(IOException failure) {
    return switch (failure) {
      case MisshapenDelivery misshapen -> String.valueOf(misshapen.getMessage());
      case StreamConstraintsException limit -> "past a limit" + place(limit);
      case JsonProcessingException broken -> "not JSON" + place(broken);
      default -> "not UTF-8";
    };
  }

  private static String place(JsonProcessingException failure) {
    return failure.getLocation() == null ? "" : " at byte " + failure.getLocation().getByteOffset();
  }
}
