package dev.switchboard.integration.calendar;

import dev.switchboard.integration.outbound.OutboundAnswer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Google's answer means for an entry (protocols.md 3.7). */
sealed interface GoogleAnswer {
  Set<String> BUSY = Set.of("userRateLimitExceeded", "rateLimitExceeded", "quotaExceeded");

  /** Done; the entry as it now is, empty after a delete. */
  record Done(JsonObject event, @Nullable String etag) implements GoogleAnswer {
    boolean isCancelled() {
      return event.getString("status", "").equals("cancelled");
    }

    /** Words of customers are nothing for a log. */
    @Override
    public String toString() {
      return "Done[]";
    }
  }

  /** 404: there is no such entry, or no such calendar for us. */
  record Missing() implements GoogleAnswer {}

  /** 409: the id is taken, perhaps by ourselves. */
  record Taken() implements GoogleAnswer {}

  /** 410: it was there and was deleted. */
  record Gone() implements GoogleAnswer {}

  /** 412: somebody changed it since we did. */
  record Stale() implements GoogleAnswer {}

  /** 403: not this entry, a deleted one answers so when it is changed; or 401 with a new token. */
  record Forbidden(String reason) implements GoogleAnswer {}

  /** 400: Google will never take this. */
  record Refused(String reason) implements GoogleAnswer {}

  /** Busy, away or unintelligible; the call may have taken effect. */
  record Away(String reason) implements GoogleAnswer {}

  static GoogleAnswer read(OutboundAnswer answer) {
    return switch (answer) {
      case OutboundAnswer.Silent silent -> new Away(silent.reason());
      case OutboundAnswer.Answered answered -> read(answered);
    };
  }

  private static GoogleAnswer read(OutboundAnswer.Answered answer) {
    if (answer.succeeded()) {
      return done(answer);
    }
    String reason = reason(answer);
    String words = "STATUS_%d %s".formatted(answer.status(), reason).strip();
    return switch (answer.status()) {
      case 400 -> new Refused(words);
      case 401, 403 -> BUSY.contains(reason) ? new Away(words) : new Forbidden(words);
      case 404 -> new Missing();
      case 409 -> new Taken();
      case 410 -> new Gone();
      case 412 -> new Stale();
      default -> new Away(words);
    };
  }

  private static GoogleAnswer done(OutboundAnswer.Answered answer) {
    if (answer.body().isBlank()) {
      return new Done(new JsonObject(), answer.etag());
    }
    try {
      JsonObject event = new JsonObject(answer.body());
      return new Done(event, event.getString("etag", answer.etag()));
    } catch (DecodeException | ClassCastException e) {
      return new Away("UNREADABLE");
    }
  }

  private static String reason(OutboundAnswer.Answered answer) {
    try {
      JsonObject error = new JsonObject(answer.body()).getJsonObject("error", new JsonObject());
      JsonArray errors = error.getJsonArray("errors", new JsonArray());
      return errors.isEmpty() ? "" : errors.getJsonObject(0).getString("reason", "");
    } catch (DecodeException | ClassCastException e) {
      return "";
    }
  }
}
