package dev.switchboard.conversation.tool;

import dev.switchboard.conversation.tool.Answers.Slot;
import dev.switchboard.conversation.tool.Answers.Slots;
import dev.switchboard.conversation.tool.Answers.Visit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What became of a change to a visit. */
public sealed interface Booking {
  /** It is as was wanted. */
  record Done(Visit visit) implements Booking {}

  /** Somebody else was first; these are free now. */
  record Taken(List<Slot> alternatives) implements Booking {
    public Taken {
      alternatives = List.copyOf(alternatives);
    }
  }

  /**
   * It may not be.
   *
   * @param code scheduling-service's
   */
  record Refused(String code) implements Booking {}

  static Booking from(HttpAnswer answer) {
    if (answer.isSuccess()) {
      return new Done(answer.as(Visit.class));
    }
    if (answer.code().equals("SLOT_TAKEN")) {
      JsonArray alternatives = answer.body().getJsonArray("alternatives", new JsonArray());
      JsonObject slots = new JsonObject().put("slots", alternatives);
      return new Taken(RecordJson.read(slots, Slots.class).slots());
    }
    return new Refused(answer.code());
  }
}
