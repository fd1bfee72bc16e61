package dev.switchboard.simulators.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A fault to arm.
 *
 * @param match searched in method, target and body of a request ({@link Request#text()})
 * @param count how often it strikes; null as often as {@code duration} allows
 * @param duration how long it is armed; null until {@code count} is used up
 * @param delay of DELAY, and the longest wait of REORDER, BLACKHOLE and TIMEOUT_AFTER_ACCEPT
 * @param code of ERROR
 */
public record Fault(
    FaultTarget target,
    FaultMode mode,
    Pattern match,
    @Nullable Integer count,
    @Nullable Duration duration,
    Duration delay,
    int code) {
  private static final Set<FaultMode> OF_WEBHOOKS =
      EnumSet.of(
          FaultMode.DELAY,
          FaultMode.DUPLICATE,
          FaultMode.REORDER,
          FaultMode.GARBAGE,
          FaultMode.BLACKHOLE);
  private static final Pattern ANYTHING = Pattern.compile("");

  public Fault {
    if (count == null && duration == null) {
      count = 1;
    }
    boolean known =
        switch (target) {
          case REQUEST -> true;
          case WEBHOOK -> OF_WEBHOOKS.contains(mode);
          case STATUS -> mode == FaultMode.ERROR;
        };
    if (!known) {
      throw new RefusedException(mode + " is no fault of a " + target);
    }
    if (mode == FaultMode.ERROR && code <= 0) {
      throw new RefusedException("ERROR needs a code");
    }
  }

  /** A fault that strikes the next {@code count} requests, whatever they are. */
  public static Fault next(int count, FaultMode mode) {
    return new Fault(
        FaultTarget.REQUEST, mode, ANYTHING, count, null, usualDelay(mode), usualCode(mode));
  }

  /** The same fault for requests in whose text an expression is found. */
  public Fault matching(String expression) {
    return new Fault(target, mode, pattern(expression), count, duration, delay, code);
  }

  /** The same fault at another place. */
  public Fault at(FaultTarget place) {
    return new Fault(place, mode, match, count, duration, delay, code);
  }

  /** The same fault with another delay. */
  public Fault lasting(Duration otherDelay) {
    return new Fault(target, mode, match, count, duration, otherDelay, code);
  }

  /** An ERROR of the given code, for the next {@code count} requests. */
  public static Fault error(int count, int code) {
    return new Fault(
        FaultTarget.REQUEST, FaultMode.ERROR, ANYTHING, count, null, Duration.ZERO, code);
  }

  /**
   * Reads {@code {mode, target?, match?, count?, durationMs?, delayMs?, code?}}.
   *
   * @throws RefusedException naming the member that is wrong
   */
  static Fault read(ObjectNode json) {
    FaultMode mode = constant(FaultMode.class, json.path("mode").asText(), "mode");
    String target = json.path("target").asText("REQUEST");
    return new Fault(
        constant(FaultTarget.class, target, "target"),
        mode,
        pattern(json.path("match").asText("")),
        json.hasNonNull("count") ? json.path("count").intValue() : null,
        json.hasNonNull("durationMs")
            ? Duration.ofMillis(json.path("durationMs").longValue())
            : null,
        json.hasNonNull("delayMs")
            ? Duration.ofMillis(json.path("delayMs").longValue())
            : usualDelay(mode),
        json.path("code").asInt(usualCode(mode)));
  }

  private static Duration usualDelay(FaultMode mode) {
    return switch (mode) {
      case DELAY, REORDER -> Duration.ofSeconds(1);
      case BLACKHOLE, TIMEOUT_AFTER_ACCEPT -> Duration.ofMinutes(10);
      case DUPLICATE, STATUS_429, STATUS_500, STATUS_502, STATUS_503, ERROR, GARBAGE, RESET ->
          Duration.ZERO;
    };
  }

  private static int usualCode(FaultMode mode) {
    return switch (mode) {
      case STATUS_429 -> 429;
      case STATUS_500 -> 500;
      case STATUS_502 -> 502;
      case STATUS_503 -> 503;
      case DELAY, DUPLICATE, REORDER, ERROR, GARBAGE, RESET, BLACKHOLE, TIMEOUT_AFTER_ACCEPT -> 0;
    };
  }

  private static Pattern pattern(String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new RefusedException("match: " + e.getDescription());
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name, String member) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(member + ": " + EnumSet.allOf(type));
    }
  }
}
