package dev.switchboard.local.events;

import dev.switchboard.contracts.Topic;
import java.util.Locale;
import java.util.Optional;

/** For people: time, topic, tenant, type, key facts. */
final class ReadableLines implements Printing {
  private static final String TYPE_PREFIX = "dev.switchboard.";
  private static final String DIM = "2";
  private static final String RED = "31";
  private static final String YELLOW = "33";
  private static final String CYAN = "36";

  private final TenantNames tenants;
  private final boolean colour;

  ReadableLines(TenantNames tenants, boolean colour) {
    this.tenants = tenants;
    this.colour = colour;
  }

  @Override
  public String line(SeenRecord seen) {
    String time = seen.attribute("time").orElse("-");
    String tenant = seen.attribute("tenantid").map(tenants::of).orElse("-");
    String type = seen.attribute("type").map(ReadableLines::shortened).orElse("-");
    return paint(DIM, cell(27, time))
        + paint(CYAN, cell(27, seen.topic()))
        + paint(YELLOW, cell(14, tenant))
        + paint(DIM, cell(30, type))
        + said(seen);
  }

  private String said(SeenRecord seen) {
    String reason = seen.headers().get("switchboard_reason");
    if (reason != null) {
      return paint(RED, harmless(reason));
    }
    if (seen.value() == null) {
      return "erased, key " + harmless(String.valueOf(seen.key()));
    }
    return seen.isEvent()
        ? facts(seen).orElseGet(() -> String.format(Locale.ROOT, "%,d bytes", seen.size()))
        : paint(RED, "no event, %,d bytes".formatted(seen.size()));
  }

  /** Nothing when the data is not what its topic carries. */
  private static Optional<String> facts(SeenRecord seen) {
    return seen.attribute("type")
        .flatMap(Topic::ofType)
        .flatMap(topic -> seen.data().map(data -> KeyFacts.of(topic, data)))
        .filter(facts -> !facts.isEmpty())
        .map(ReadableLines::harmless);
  }

  private static String shortened(String type) {
    return type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type;
  }

  private static String cell(int width, String text) {
    return String.format(Locale.ROOT, "%-" + width + "s ", harmless(text));
  }

  /** What came from elsewhere must not steer the terminal, nor begin a line of its own. */
  private static String harmless(String text) {
    return text.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f]", "?");
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
