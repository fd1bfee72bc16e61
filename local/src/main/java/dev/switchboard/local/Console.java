package dev.switchboard.local;

import java.io.PrintStream;
import java.util.Locale;

/** What the person at the terminal reads; colour only where there is a terminal. */
final class Console {
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream out;
  private final boolean colour;

  private Console(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  static Console ofThisProcess() {
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new Console(System.out, terminal);
  }

  static Console plain(PrintStream out) {
    return new Console(out, false);
  }

  void say(String line) {
    out.println(line);
  }

  void heading(String line) {
    out.println(painted(BOLD, line));
  }

  /** One part's line: what happened to it and after how long. */
  void progress(String part, String what, long nanos) {
    String line = String.format(Locale.ROOT, "  %-22s %s", part, painted(GREEN, what));
    out.println(line + " " + seconds(nanos));
  }

  void fail(String sentence) {
    out.println(painted(RED, sentence));
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  private String painted(String paint, String text) {
    return colour ? paint + text + PLAIN : text;
  }
}
