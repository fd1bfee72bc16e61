package dev.switchboard.conversation.whatsapp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** How a delivery's bytes are read: UTF-8 only, within bounds no honest delivery comes near. */
final class DeliveryJson {
  /**
   * The walk steps over numbers and names of any length, or one would cost the whole delivery; the
   * element that holds it is refused when it is read by itself.
   */
  private static final JsonFactory ENVELOPE =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Real messages nest less than 12 deep; what is deeper costs itself, not its siblings. */
  private static final int DEEPEST_ELEMENT = 64;

  private static final ObjectMapper ELEMENTS =
      new ObjectMapper(
          JsonFactory.builder()
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST_ELEMENT).build())
              .build());

  private DeliveryJson() {}

  static JsonParser parser(byte[] body) throws IOException {
    requireUtf8(body);
    return ENVELOPE.createParser(body);
  }

  /** The parser's offsets count from the start of the slice. */
  static JsonParser parser(byte[] body, Slice slice) throws IOException {
    return ENVELOPE.createParser(body, slice.from(), slice.length());
  }

  /** The tree of one element, with every text in it fit for PostgreSQL. */
  static JsonNode element(byte[] body, Slice slice) throws IOException {
    return Cleaning.clean(ELEMENTS.readTree(body, slice.from(), slice.length()));
  }

  /**
   * Jackson would also take UTF-16 and UTF-32, where offsets into the bytes mean nothing. Both show
   * a zero byte among the first four, or a byte order mark, which JSON does not have (RFC 8259,
   * 8.1).
   */
  private static void requireUtf8(byte[] body) throws IOException {
    for (int i = 0; i < Math.min(4, body.length); i++) {
      if (body[i] == 0) {
        throw new MisshapenDelivery("not UTF-8");
      }
    }
    if (body.length == 0 || body[0] < 0) {
      throw new MisshapenDelivery(body.length == 0 ? "empty" : "not UTF-8");
    }
  }
}
