package dev.switchboard.platform.logging;

import java.util.regex.Pattern;

/**
 * One thing that is masked.
 *
 * @param shape what it looks like. Every repetition of it is bounded or of single characters: the
 *     text can be hostile, and neither the stack nor the time may grow with its square
 * @param replacement what stands in the log instead, in {@link java.util.regex.Matcher}'s syntax
 */
record Mask(Pattern shape, String replacement) {
  static Mask of(String shape, String replacement) {
    return new Mask(Pattern.compile(shape), replacement);
  }

  String applyTo(String text) {
    return shape.matcher(text).replaceAll(replacement);
  }
}
