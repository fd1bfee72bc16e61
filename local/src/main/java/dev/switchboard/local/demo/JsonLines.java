package dev.switchboard.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.local.demo.Moment.Begins;
import dev.switchboard.local.demo.Moment.BusinessWrites;
import dev.switchboard.local.demo.Moment.CustomerWrites;
import dev.switchboard.local.demo.Moment.Ends;
import dev.switchboard.local.demo.Moment.Found;
import dev.switchboard.local.demo.Moment.Summary;
import dev.switchboard.local.demo.Moment.TimeMoves;
import java.io.PrintStream;

/** For programs: one JSON object a line, its {@code event} first. */
final class JsonLines implements Narrator {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  JsonLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void tell(Moment moment) {
    out.println(line(moment));
  }

  private static ObjectNode line(Moment moment) {
    return switch (moment) {
      case Begins begins ->
          event("journey")
              .put("journey", begins.journey())
              .put("business", begins.business())
              .put("title", begins.title());
      case TimeMoves moves -> event("time").put("to", moves.to().toString());
      case CustomerWrites writes ->
          event("customer").put("name", writes.name()).put("text", writes.text());
      case BusinessWrites writes -> {
        ObjectNode line =
            event("business").put("business", writes.business()).put("text", writes.text());
        if (writes.template() != null) {
          line.put("template", writes.template());
        }
        yield line.set("options", JSON.valueToTree(writes.options()));
      }
      case Found found -> event(found.kind()).setAll((ObjectNode) JSON.valueToTree(found.data()));
      case Ends ends ->
          event("journey-ended").put("journey", ends.journey()).put("result", ends.result());
      case Summary summary -> event("summary").setAll((ObjectNode) JSON.valueToTree(summary));
    };
  }

  private static ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name);
  }
}
