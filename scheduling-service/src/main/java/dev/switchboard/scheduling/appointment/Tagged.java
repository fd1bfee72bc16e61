package dev.switchboard.scheduling.appointment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.platform.idempotency.StoredAnswer;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An appointment's answer with the version it had then as its ETag, also when it is given again.
 */
final class Tagged {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String VERSION = "version";
  private static final int REFUSED = 400;

  private Tagged() {}

  static Response response(StoredAnswer answer) {
    Response plain = answer.toResponse();
    return answer.status() >= REFUSED
        ? plain
        : Response.fromResponse(plain).tag(Long.toString(version(answer.json()))).build();
  }

  /** Of the object itself: it is one of the first members. */
  private static long version(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(VERSION);
        parser.nextToken();
        if (found) {
          return parser.getLongValue();
        }
        parser.skipChildren();
      }
      throw new IllegalStateException("an appointment's answer names no version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
