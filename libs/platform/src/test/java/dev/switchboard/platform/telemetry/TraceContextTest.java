package dev.switchboard.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceContextTest {
  @AfterEach
  void leave() {
    TraceContext.leave();
  }

  @Test
  void enteredTraceIsTheCurrentOneUntilItIsLeft() {
    TraceParent traceParent = TraceParent.root();

    TraceContext.enter(traceParent);
    assertThat(TraceContext.current()).contains(traceParent);
    assertThat(MDC.get("traceId")).isEqualTo(traceParent.traceId());

    TraceContext.leave();
    assertThat(TraceContext.current()).isEmpty();
    assertThat(MDC.get("traceId")).isNull();
  }

  @Test
  void laterTraceReplacesTheEarlierOne() {
    TraceParent second =
        new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", false);

    TraceContext.enter(TraceParent.root());
    TraceContext.enter(second);

    assertThat(TraceContext.current()).contains(second);
  }

  @Test
  void anotherThreadHasItsOwnTrace() {
    try (var executor = Executors.newSingleThreadExecutor()) {
      CompletableFuture.runAsync(() -> {}, executor).join();
      TraceContext.enter(TraceParent.root());

      assertThat(CompletableFuture.supplyAsync(TraceContext::current, executor).join()).isEmpty();
    }
  }
}
