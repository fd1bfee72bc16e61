package dev.switchboard.testkit.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortTest {
  @Test
  void oneNameIsOneFreePort() {
    int port = Port.of("port-test");
    assertThat(Port.isFree(port)).isTrue();
    assertThat(Port.of("port-test")).isEqualTo(port);
    assertThat(Port.of("port-test-other")).isNotEqualTo(port);
  }
}
