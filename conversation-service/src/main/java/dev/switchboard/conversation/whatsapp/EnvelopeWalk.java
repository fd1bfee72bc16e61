package dev.switchboard.conversation.whatsapp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a delivery's envelope, {@code entry[].changes[]}, that notes where each change's
 * value stands and builds no tree. A part of the wrong shape is counted and stepped over: it must
 * not cost its siblings.
 */
final class EnvelopeWalk {
  private final JsonParser parser;
  private final List<Change> changes = new ArrayList<>(2);
  private int misshapen;

  private EnvelopeWalk(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * @param phoneNumberId absent when the value names none, or more than one
   * @param field absent when the change does not say
   */
  record Change(@Nullable String phoneNumberId, @Nullable String field, Slice value) {
    /** A change that says no field is read as the one field that matters. */
    boolean isMessages() {
      return field == null || field.equals("messages");
    }
  }

  /**
   * @param misshapen how many parts of the envelope were not what they must be
   */
  record Envelope(List<Change> changes, int misshapen) {}

  /**
   * @throws IOException when the bytes are not one JSON object in UTF-8 with an array {@code entry}
   */
  static Envelope of(byte[] body) throws IOException {
    try (JsonParser parser = DeliveryJson.parser(body)) {
      EnvelopeWalk walk = new EnvelopeWalk(parser);
      walk.root();
      return new Envelope(walk.changes, walk.misshapen);
    }
  }

  private void root() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MisshapenDelivery("not an object");
    }
    boolean entries = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (nextIs("entry")) {
        entries = true;
        entries();
      }
    }
    if (!entries) {
      throw new MisshapenDelivery("no entry");
    }
    if (parser.nextToken() != null) {
      throw new MisshapenDelivery("more than one value");
    }
  }

  private void entries() throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      throw new MisshapenDelivery("entry is not an array");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (isObject()) {
        entry();
      }
    }
  }

  private void entry() throws IOException {
    boolean seen = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (nextIs("changes")) {
        seen = parser.isExpectedStartArrayToken();
        changes();
      }
    }
    if (!seen) {
      misshapen++;
    }
  }

  private void changes() throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (isObject()) {
        change();
      }
    }
  }

  private void change() throws IOException {
    String field = null;
    Change read = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("field") && token == JsonToken.VALUE_STRING) {
        field = parser.getText();
      } else if (name.equals("value") && read == null && token == JsonToken.START_OBJECT) {
        read = value();
      } else {
        parser.skipChildren();
      }
    }
    if (read == null) {
      misshapen++;
    } else {
      changes.add(new Change(read.phoneNumberId(), field, read.value()));
    }
  }

  private Change value() throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    PhoneNumberId id = new PhoneNumberId();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (nextIs("metadata")) {
        metadata(id);
      }
    }
    int to = (int) parser.currentLocation().getByteOffset();
    return new Change(id.orNull(), null, new Slice(from, to - from));
  }

  private void metadata(PhoneNumberId id) throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (nextIs("phone_number_id")) {
        id.found(text());
        parser.skipChildren();
      }
    }
  }

  /** The current value as text; empty, and so of no use, when it is neither text nor number. */
  private String text() throws IOException {
    boolean scalar =
        parser.hasToken(JsonToken.VALUE_STRING) || parser.hasToken(JsonToken.VALUE_NUMBER_INT);
    return scalar ? parser.getText() : "";
  }

  /** Steps on to the value of the current field; one of another name is stepped over whole. */
  private boolean nextIs(String name) throws IOException {
    boolean wanted = parser.currentName().equals(name);
    parser.nextToken();
    if (!wanted) {
      parser.skipChildren();
    }
    return wanted;
  }

  private boolean isObject() throws IOException {
    if (parser.isExpectedStartObjectToken()) {
      return true;
    }
    misshapen++;
    parser.skipChildren();
    return false;
  }

  /** The id a value names; naming two is naming none, because each could be meant. */
  private static final class PhoneNumberId {
    private static final int LONGEST = 64;
    private @Nullable String id;
    private boolean usable = true;

    void found(String text) {
      usable &= Identity.isUsable(text, LONGEST) && (id == null || id.equals(text));
      id = text;
    }

    @Nullable String orNull() {
      return usable ? id : null;
    }
  }
}
