package dev.switchboard.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-ff",
        "cc-" + TRACE + "-" + SPAN + "-01",
        "cc-" + TRACE + "-" + SPAN + "-01-what-the-future-adds",
      })
  void headerOfAnyVersionIsRead(String header) {
    assertThat(TraceParent.parse(header)).contains(new TraceParent(TRACE, SPAN, true));
  }

  @Test
  void onlyTheSampledFlagIsRead() {
    assertThat(TraceParent.parse("00-" + TRACE + "-" + SPAN + "-fe"))
        .contains(new TraceParent(TRACE, SPAN, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-" + TRACE + "-" + SPAN,
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "cc-" + TRACE + "-" + SPAN + "-01more",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
        "00-" + TRACE + "0-" + SPAN + "-01",
        " 00-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-01\n",
        "00-" + TRACE + "-" + SPAN + "-0g",
      })
  void malformedHeaderIsNone(String header) {
    assertThat(TraceParent.parse(header)).isEmpty();
  }

  @Property
  void anyTextIsAHeaderOrNone(@ForAll String text) {
    assertThat(TraceParent.parse(text)).isNotNull();
  }

  @Property(tries = 200)
  void writtenHeaderIsReadBack(@ForAll boolean sampled) {
    TraceParent root = TraceParent.root();
    TraceParent traceParent = new TraceParent(root.traceId(), root.spanId(), sampled);

    assertThat(TraceParent.parse(traceParent.header())).contains(traceParent);
  }

  @Test
  void childStaysInTheTraceAsANewSpan() {
    TraceParent parent = new TraceParent(TRACE, SPAN, false);
    TraceParent child = parent.child();

    assertThat(child.traceId()).isEqualTo(TRACE);
    assertThat(child.spanId()).isNotEqualTo(SPAN);
    assertThat(child.sampled()).isFalse();
  }

  @Test
  void rootsAreDifferentTraces() {
    assertThat(TraceParent.root().traceId()).isNotEqualTo(TraceParent.root().traceId());
  }

  @Test
  void idsOfZerosAreRefused() {
    assertThatThrownBy(() -> new TraceParent("0".repeat(32), SPAN, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TraceParent(TRACE, "0".repeat(16), true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
