package dev.switchboard.platform.telemetry;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A W3C {@code traceparent} (Trace Context level 1), as in the HTTP header and in {@code
 * ce_traceparent} on Kafka. {@code tracestate} is not carried on, which the specification allows.
 *
 * @param traceId 32 lower-case hex digits, the same for everything one request caused
 * @param spanId 16 lower-case hex digits, one step of it
 * @param sampled whether the caller records this trace
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
  /** The header, in HTTP and (with {@code ce_} before it) on Kafka. */
  public static final String NAME = "traceparent";

  private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
  private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?<version>[0-9a-f]{2})-(?<trace>%s)-(?<span>%s)-(?<flags>[0-9a-f]{2})(?<more>-.*)?"
              .formatted(TRACE_ID, SPAN_ID));
  private static final int SAMPLED = 1;

  public TraceParent {
    if (!TRACE_ID.matcher(traceId).matches() || !SPAN_ID.matcher(spanId).matches()) {
      throw new IllegalArgumentException("not a trace id and a span id");
    }
  }

  /** Reads a header; empty when it is malformed, and then the trace starts anew. */
  public static Optional<TraceParent> parse(String header) {
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()
        || !isReadable(matcher.group("version"), matcher.group("more") != null)) {
      return Optional.empty();
    }
    int flags = HexFormat.fromHexDigits(matcher.group("flags"));
    return Optional.of(
        new TraceParent(matcher.group("trace"), matcher.group("span"), (flags & SAMPLED) != 0));
  }

  /** The first step of a new trace. */
  public static TraceParent root() {
    return new TraceParent(hex(ThreadLocalRandom.current().nextLong()) + newId(), newId(), true);
  }

  /** The next step of this trace. */
  public TraceParent child() {
    return new TraceParent(traceId, newId(), sampled);
  }

  /** The header's text, version 00. */
  public String header() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }

  /** Version 00 ends after its flags, a later one may go on, and ff is none. */
  private static boolean isReadable(String version, boolean goesOn) {
    return !version.equals("ff") && !(version.equals("00") && goesOn);
  }

  /** Never zero, which the specification forbids. */
  private static String newId() {
    return hex(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }
}
