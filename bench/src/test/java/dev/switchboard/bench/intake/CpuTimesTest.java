package dev.switchboard.bench.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTimesTest {
  @Test
  void processIsReadWhateverItsName() {
    String stat = "42 (a) b c) S 1 42 42 0 -1 4194560 1 2 3 4 150 50 7 3 20 0 1 0 100 200 300";
    assertThat(CpuTimes.Process.of(stat)).isEqualTo(new CpuTimes.Process(200, 10));
  }

  @Test
  void whatNobodyOfOursUsedWasOthers() {
    CpuTimes before = CpuTimes.machine("cpu  100 0 0 900 0 0 0 0 0 0", Map.of("a", 50L));
    CpuTimes after = CpuTimes.machine("cpu  180 0 20 1000 0 0 0 0 0 0", Map.of("a", 110L));
    CpuTimes.Used used = before.until(after);
    assertThat(used.micros()).containsExactly(Map.entry("a", 600_000.0));
    assertThat(used.others()).isEqualTo(0.2);
  }

  @Test
  void waitingForTheDiskIsNotBusy() {
    assertThat(CpuTimes.machine("cpu  1 2 3 1000 500 4 5 6 7 8", Map.of()).busy()).isEqualTo(21);
  }
}
