package dev.switchboard.integration.calendar;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.TenantId;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventIdTest {
  private static final TenantId TENANT = TenantId.parse("01990000-0000-7000-8000-000000000001");
  private static final UUID VISIT = UUID.fromString("01990000-0000-7000-8000-000000000002");

  /** RFC 4648's vector: base32hex of "foobar" is CPNMUOJ1E8, here with zeros before and after. */
  @Test
  void theDigitsAreThoseOfBase32hex() {
    byte[] hash = Arrays.copyOf("foobar".getBytes(US_ASCII), 32);
    assertThat(EventId.base32hex(hash)).isEqualTo("cpnmuoj1e8" + "0".repeat(42));
    assertThat(EventId.base32hex(new byte[32])).isEqualTo("0".repeat(52));
  }

  @Property
  void everyFiveBitsAreOneDigit(@ForAll @Size(32) byte[] hash) {
    String id = EventId.base32hex(hash);
    assertThat(id).matches("[0-9a-v]{52}");
    StringBuilder bits = new StringBuilder();
    id.chars().map(digit -> Character.digit(digit, 32)).forEach(value -> append(bits, value, 5));
    StringBuilder expected = new StringBuilder();
    for (byte value : hash) {
      append(expected, value & 0xff, 8);
    }
    assertThat(bits.toString()).isEqualTo(expected + "0000");
  }

  /** Entries stand in calendars under these ids: a change would make every one of them twice. */
  @Test
  void anIdNeverChangesAndEachGenerationHasItsOwn() {
    assertThat(EventId.of(TENANT, VISIT, 0))
        .isEqualTo(EventId.of(TENANT, VISIT, 0))
        .isNotEqualTo(EventId.of(TENANT, VISIT, 1))
        .isNotEqualTo(EventId.of(new TenantId(VISIT), TENANT.value(), 0));
  }

  private static void append(StringBuilder bits, int value, int width) {
    for (int bit = width - 1; bit >= 0; bit--) {
      bits.append(value >> bit & 1);
    }
  }
}
