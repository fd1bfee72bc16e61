package dev.switchboard.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
  @ParameterizedTest
  @CsvSource({
    "+5491155551234, ***1234",
    "5491155551234, ***1234",
    "+54 9 11 5555-1234, ***1234",
    "011 (15) 5555.1234, ***1234",
    "(011) 4555-1234, (***1234",
    "030/12345678, ***5678",
    "351.555.12.34, ***1234",
    "06.12.34.56.78, ***5678",
    "+44 7700 900123!, ***0123!",
    "wa5491155551234x, wa***1234x",
    "to=5491155551234, to=***1234",
    "a 5491155551234 b 447700900123 c, a ***1234 b ***0123 c",
    "ana.paz+bill@mail.example.com wrote, ***@*** wrote",
    "<ána@exámple.com>, <***@***>",
  })
  void phoneOrAddressIsMasked(String text, String masked) {
    assertThat(PersonalData.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "key sbk_live_4f9a0b.c-d!, key sbk_***!",
    "Authorization: Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln, Authorization: Bearer ***",
    "got eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln there, got eyJ*** there",
    "authorization: basic dXNlcjpwYXNzd29yZA==, authorization: basic ***",
    "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BA==, gAAAA***",
    "token_gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpG, token_gAAAA***",
    "EAAGm0PX4ZCpsBAKZCabcdefghij, EAA***",
    "postgresql://app:s3cr3t@db:5432/x, postgresql://***@db:5432/x",
    "client_secret=s3cr3t&grant=x, client_secret=***&grant=x",
    "appSecret: s3cr3t, appSecret: ***",
    "'{\"password\":\"s3cr3t\",\"n\":1}', '{\"password\":\"***\",\"n\":1}'",
    "hub.verify_token=s3cr3t, hub.verify_token=***",
    "wamid.HBgNNTQ5MTE1NTU1MTIzNBUCABIYIDM0RTE5QUYx, wamid.***E5QUYx",
  })
  void secretIsMasked(String text, String masked) {
    assertThat(PersonalData.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "appointment 018f0000-0000-7000-8000-000000000001 confirmed",
        "retry 12 01234567-1234-4123-8123-123456789012 3",
        "at 2026-03-02T12:00:00.123456789Z",
        "from 2026-03-02 12:00:00,123 to 2026-03-03T00:30:00-03:00",
        "slot 3 2026-03-02 taken, 2 2026-03-03 free",
        "traceparent 00-01234567890123456789012345678901-0123456789012345-01",
        "sha256 3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b",
        "peer 192.168.100.200:8080, 10.0.0.1",
        "took PT0.123456789S, PT1H2M3.123456789S, 0.123456789 s",
        "Quarkus 3.32.2 on Java 25.0.1, 1234567 rows, HTTP 404",
        "secret channel.access-token of platform cannot be opened",
        "Bearertoken missing, tokens: 3, wamid.A1",
        "user@ and @host are no addresses",
      })
  void whatIdentifiesNobodyIsKept(String text) {
    assertThat(PersonalData.mask(text)).isEqualTo(text);
  }

  @Property
  void noRunOfEightDigitsSurvives(
      @ForAll @NumericChars @StringLength(min = 8, max = 40) String digits, @ForAll String around) {
    assertThat(PersonalData.mask("x" + digits + " of " + digits)).doesNotContainPattern("\\d{8}");
    assertThat(PersonalData.mask(around + " " + digits)).doesNotContain(digits);
  }

  @Property
  void noUuidOrInstantIsMangled(
      @ForAll long high, @ForAll long low, @ForAll @LongRange(min = 0, max = 4102444799L) long at) {
    String id = new UUID(high, low).toString();
    String instant = Instant.ofEpochSecond(at, low & 0x1FFFFFFF).toString();
    String text = "17 " + id + " at " + instant + " and " + id + "," + instant;

    assertThat(PersonalData.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1 ",
        "a",
        "a@",
        "a.",
        "1.1.",
        "1-",
        "secret",
        "://a:",
        "wamid.",
        "eyJ-.",
        "Bearer ",
        "0a",
        "12:34",
        "2026-03-02 "
      })
  @Timeout(10)
  void hostileTextCostsNeitherStackNorTime(String part) {
    String hostile = part.repeat(200_000 / part.length());
    // Of this thread alone, so that a busy machine fails no test.
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();

    assertThat(PersonalData.mask(hostile)).isNotNull();

    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void maskingTwiceChangesNothingMore() {
    String once =
        PersonalData.mask("+5491155551234 a@b.example Bearer abc sbk_x secret=y https://u:p@h/");

    assertThat(PersonalData.mask(once)).isEqualTo(once);
  }
}
