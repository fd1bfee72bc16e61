package dev.switchboard.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text keeps a thread that others need for longer than its length explains. */
class HostileTextTest {
  private static final int LONGEST_MESSAGE = 65_536;

  /** Of what is read of a message. */
  private static final int QUARTER = 2_048;

  /** Four times the text, and some disturbance; what grows with the square takes sixteen times. */
  private static final int MOST = 9;

  /** Every question has been read before, and of one text every loop runs thousands of times. */
  private static final int ROUNDS = 9;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "no ",
        "no me ",
        "a las 3 ",
        "mañana a la ",
        "3 to ",
        "1/1/",
        "half ",
        "smell of the smell of the ",
        "water the gas ",
        "la ",
        "el 15 ",
        "my name is ",
        "soy Ana, ",
        "Belgrano 1234 ",
        ",",
        ".5",
        "'a",
        "a.",
        "1-1",
        "\uFDFA",
        "\u200B",
        "\u0301",
        "😀",
        "👍🏽",
        "\uD83D",
        "שלום ",
        "\u202Eafternoon ",
        "2️⃣",
        "x=y+"
      })
  void theLongestMessageTakesAsMuchLongerAsItIsLonger(String part) {
    String text = repeated(part, LONGEST_MESSAGE);
    String quarter = repeated(part, QUARTER);
    for (Question question : Question.values()) {
      Setting setting = new Setting(question, 3, Utterance.NOW, "plumbing");
      assertThatCode(() -> Understanding.read(text, setting)).doesNotThrowAnyException();
    }
    Setting setting = new Setting(Question.NAME_AND_ADDRESS, 3, Utterance.NOW, "plumbing");
    Duration limit = fastest(quarter, setting, Duration.ZERO).multipliedBy(MOST);
    assertThat(fastest(text, setting, limit)).isLessThan(limit);
  }

  private static String repeated(String part, int length) {
    return part.repeat(length / part.length());
  }

  /**
   * The fastest of some: the others were disturbed by whatever else the machine does. One below the
   * limit says all there is to say.
   */
  private static Duration fastest(String text, Setting setting, Duration limit) {
    long fastest = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && fastest >= limit.toNanos(); round++) {
      fastest = Math.min(fastest, nanos(text, setting));
    }
    return Duration.ofNanos(fastest);
  }

  /** Of this thread alone, so that a busy machine fails no test. */
  private static long nanos(String text, Setting setting) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    Reading reading = Understanding.read(text, setting);
    long took = thread.getCurrentThreadCpuTime() - start;
    assertThat(reading).isNotNull();
    return took;
  }
}
