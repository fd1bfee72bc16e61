package dev.switchboard.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final UUID NAMESPACE = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  @Test
  void aNewIdSaysWhenItWasMade() {
    UUID id = Ids.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(Duration.between(Ids.madeAt(id).orElseThrow(), Instant.now()).abs())
        .isLessThan(Duration.ofSeconds(5));
  }

  /** The value is that of RFC 4122 implementations for this namespace and name. */
  @Test
  void aDerivedIdIsTheUuid5OfItsName() {
    assertThat(Ids.derived(NAMESPACE, "www.example.com"))
        .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
  }

  @Test
  void theSameContentGivesTheSameIdAndOneOtherByteAnother() {
    UUID id = Ids.derived(NAMESPACE, "a delivery".getBytes(UTF_8));
    assertThat(Ids.derived(NAMESPACE, "a delivery".getBytes(UTF_8))).isEqualTo(id);
    assertThat(Ids.derived(NAMESPACE, "a deliverY".getBytes(UTF_8))).isNotEqualTo(id);
    assertThat(Ids.madeAt(id)).isEmpty();
  }
}
