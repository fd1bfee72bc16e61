package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalServiceTest {
  private static final LocalService SERVICE = LocalService.CONVERSATION;

  @Test
  void aServiceHasOneReplicaUnlessASettingSaysMore() {
    assertThat(SERVICE.replicas(new Settings(Map.of()))).isEqualTo(1);
    assertThat(SERVICE.replicas(new Settings(Map.of("conversation-service.replicas", "2"))))
        .isEqualTo(2);
    assertThat(SERVICE.part(1)).isEqualTo("conversation-service");
    assertThat(SERVICE.part(2)).isEqualTo("conversation-service-2");
  }

  @Test
  void theSecondReplicaListensTenPortsFurtherUnlessASettingSaysWhere() {
    assertThat(SERVICE.port(new Settings(Map.of()), 2)).isEqualTo(8092);
    assertThat(SERVICE.port(new Settings(Map.of("conversation-service.port", "9000")), 2))
        .isEqualTo(9010);
    assertThat(SERVICE.port(new Settings(Map.of("conversation-service.2.port", "9123")), 2))
        .isEqualTo(9123);
  }

  @Test
  void othersReachAServiceWhereTheSettingSays() {
    Settings settings = new Settings(Map.of("conversation-service.url", "http://localhost:7000"));
    assertThat(SERVICE.url(settings)).isEqualTo("http://localhost:7000");
    assertThat(SERVICE.url(settings, 1)).isEqualTo("http://localhost:8082");
    assertThat(SERVICE.url(new Settings(Map.of()))).isEqualTo("http://localhost:8082");
  }
}
