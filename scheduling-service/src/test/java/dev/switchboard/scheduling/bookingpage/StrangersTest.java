package dev.switchboard.scheduling.bookingpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send, before it is believed. */
class StrangersTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates/booking");
  private static final Pattern SAID = Pattern.compile("say\\('([A-Z_]+)'");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          203.0.113.9, , 203.0.113.9
          203.0.113.9, 198.51.100.7, 203.0.113.9
          10.1.2.3, 198.51.100.7, 198.51.100.7
          10.1.2.3, '6.6.6.6, 198.51.100.7', 198.51.100.7
          10.1.2.3, '198.51.100.7, 10.9.9.9', 198.51.100.7
          10.1.2.3, '198.51.100.7, unknown', 10.1.2.3
          10.1.2.3, '', 10.1.2.3
          192.0.2.1, 198.51.100.7, 198.51.100.7
          192.0.2.2, 198.51.100.7, 192.0.2.2
          10.1.2.3, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2::
          """)
  void onlyWhatATrustedProxyHasWrittenIsBelieved(String peer, String forwarded, String client) {
    ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8", "192.0.2.1"));

    assertThat(addresses.of(peer, forwarded)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", ""})
  void whatIsNoNetworkIsNoTrustedProxy(String text) {
    assertThatThrownBy(() -> new ClientAddress(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          , , book.example, false
          same-origin, https://book.example, book.example, false
          none, , book.example, false
          cross-site, , book.example, true
          same-site, , book.example, true
          , https://book.example:8443, book.example, true
          , http://BOOK.example, book.example, false
          , null, book.example, true
          , https://book.example.evil.example, book.example, true
          , 'https://%zz', book.example, true
          """)
  void anotherSiteIsToldByWhatBrowsersSay(
      String site, String origin, String host, boolean foreign) {
    assertThat(Visitor.isForeign(site, origin, host)).isEqualTo(foreign);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          , , es, ES
          , , fr, EN
          en, 'es', es, EN
          xx, 'es-AR,en;q=0.5', en, ES
          , 'en;q=0.3,es;q=0.9', en, ES
          , 'es;q=0,en', es, EN
          , 'fr,de', es, ES
          , ';;;=,', es, ES
          """)
  void theLanguageIsChosenFromWhatIsSpokenHere(
      String asked, String accepted, String ofBusiness, Language chosen) {
    assertThat(Language.choose(asked, accepted, ofBusiness)).isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          fall-drain cleaning, Web: fall-drain cleaning
          '  ', Web
          , Web
          '<script>alert(1)</script>', Web: script alert 1 script
          "=HYPERLINK(""x"")", "Web: HYPERLINK x"
          """,
      quoteCharacter = '"')
  void aCampaignIsAName(String given, String source) {
    assertThat(LeadSource.of(LeadSource.campaign(given == null ? null : given.replace("'", ""))))
        .isEqualTo(source);
    assertThat(LeadSource.campaign("x".repeat(500))).hasSize(80);
  }

  @Test
  void whatIsTypedEndsNoLine() {
    Details details =
        Details.of("Ana\r\nBcc: x\u2028\u202e", "1\t2", null, null, "a\r\nb\rc\u0000");

    assertThat(details.name()).isEqualTo("Ana  Bcc: x");
    assertThat(details.phone()).isEqualTo("1 2");
    assertThat(details.note()).isEqualTo("a\nb\nc");
    assertThat(details).hasToString("Details[]");
  }

  @Test
  void whatIsTooLongIsSaidToBe() {
    Details details = Details.of("A".repeat(200), "1".repeat(100), null, "x".repeat(500), null);

    assertThat(details.errors("AR"))
        .extracting(error -> error.field() + " " + error.why())
        .containsExactly("PHONE PHONE_WRONG", "NAME TOO_LONG", "ADDRESS TOO_LONG");
  }

  /** A word that is not there, or is filled in otherwise, would be seen by a visitor first. */
  @Test
  void everyWordThatATemplateSaysIsThereInBothLanguages() throws IOException {
    List<String> said;
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      said =
          files
              .flatMap(file -> SAID.matcher(text(file)).results())
              .map(found -> found.group(1))
              .toList();
    }
    assertThat(said).hasSizeGreaterThan(20);
    assertThat(Stream.of(Word.values()).map(Word::name)).containsAll(said);
    assertThat(Arrays.asList(Word.values()))
        .allSatisfy(
            word ->
                assertThat(word.in(Language.ES).split("%s", -1))
                    .hasSameSizeAs(word.in(Language.EN).split("%s", -1)));
  }

  @Test
  void aLimitComesBackWithTime() {
    Throttle throttle = new Throttle(limits(3, 5, 1));

    for (int i = 0; i < 3; i++) {
      assertThat(throttle.request("a")).isEmpty();
    }
    Optional<Duration> wait = throttle.request("a");
    assertThat(wait).isPresent();
    assertThat(wait.get()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(21));
    assertThat(throttle.request("b")).isEmpty();
    assertThat(throttle.booking("a")).isEmpty();
    assertThat(throttle.booking("a")).isPresent();
  }

  @Test
  void whoeverKnowsTheSecretOpensEverything() {
    assertThat(refused()).containsExactly("is not set");
    assertThat(refused("short")).containsExactly("holds a secret of less than 32 characters");
    assertThat(refused("x".repeat(40), "switchboard-demo-link-secret-do-not-use!"))
        .containsExactly("holds a published secret");
    assertThat(refused("x".repeat(40))).isEmpty();
  }

  private static List<String> refused(String... secrets) {
    BookingPageConfig config =
        new FixedConfig(
            secrets.length == 0 ? Optional.empty() : Optional.of(List.of(secrets)), 1, 1, 1);
    return new LinkSecretCheck(config)
        .unsafeSettings().stream()
            .peek(
                unsafe ->
                    assertThat(unsafe.name()).isEqualTo("switchboard.booking-page.link-secrets"))
            .map(unsafe -> unsafe.reason())
            .toList();
  }

  private static BookingPageConfig limits(int requests, int ofTenant, int bookings) {
    return new FixedConfig(Optional.empty(), requests, ofTenant, bookings);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record FixedConfig(
      Optional<List<String>> linkSecrets,
      int requestsPerMinute,
      int requestsPerMinuteAndTenant,
      int bookingsPerHour)
      implements BookingPageConfig {
    @Override
    public Duration linksLive() {
      return Duration.ofDays(90);
    }

    @Override
    public Duration formsLive() {
      return Duration.ofHours(2);
    }

    @Override
    public String publicUrl() {
      return "http://localhost";
    }

    @Override
    public Optional<List<String>> trustedProxies() {
      return Optional.empty();
    }

    @Override
    public int holdsPerVisitor() {
      return 3;
    }
  }
}
