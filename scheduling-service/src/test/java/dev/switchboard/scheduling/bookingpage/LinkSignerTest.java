package dev.switchboard.scheduling.bookingpage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.bookingpage.SignedLink.Purpose;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LinkSignerTest {
  private static final String SECRET = "a secret of more than thirty-two characters";
  private final LinkSigner signer = new LinkSigner(List.of(SECRET));

  @Property(tries = 200)
  void whatWasSignedIsReadAgainAndOnlyForItsPurpose(
      @ForAll long half,
      @ForAll Purpose purpose,
      @ForAll Purpose other,
      @ForAll @StringLength(max = 60) String detail,
      @ForAll @IntRange(min = 0) int second) {
    SignedLink link =
        new SignedLink(
            purpose,
            new TenantId(new UUID(half, ~half)),
            new UUID(~half, half),
            Instant.ofEpochSecond(second),
            new String(detail.getBytes(UTF_8), UTF_8));
    String token = signer.sign(link);

    assertThat(token).matches("[A-Za-z0-9_-]+");
    assertThat(signer.open(token, purpose)).contains(link);
    assertThat(signer.open(token, other).isPresent()).isEqualTo(other == purpose);
  }

  @Property(tries = 300)
  void aTokenWithAnyBitChangedIsNone(@ForAll @IntRange(min = 0, max = 591) int bit) {
    byte[] token = Base64.getUrlDecoder().decode(signer.sign(link()));
    token[bit / 8] ^= (byte) (1 << (bit % 8));

    assertThat(
            signer.open(
                Base64.getUrlEncoder().withoutPadding().encodeToString(token), Purpose.VISIT))
        .isEmpty();
  }

  @Property(tries = 300)
  void whatIsNoTokenIsNone(@ForAll @StringLength(max = 300) String text) {
    assertThat(signer.open(text, Purpose.VISIT)).isEmpty();
  }

  @Test
  void anotherSecretsTokensAreNoneUntilItIsKnown() {
    LinkSigner other = new LinkSigner(List.of("another secret, of thirty-two characters"));
    String token = other.sign(link());

    assertThat(signer.open(token, Purpose.VISIT)).isEmpty();
    assertThat(
            new LinkSigner(List.of(SECRET, "another secret, of thirty-two characters"))
                .open(token, Purpose.VISIT))
        .contains(link());
  }

  @Test
  void aTokenIsWrittenInOneWayOnly() {
    String token = signer.sign(link());

    assertThat(signer.open(token + "=", Purpose.VISIT)).isEmpty();
    assertThat(signer.open(token + "\n", Purpose.VISIT)).isEmpty();
    assertThatThrownBy(() -> new LinkSigner(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SignedLink link() {
    return new SignedLink(
        Purpose.VISIT, new TenantId(new UUID(1, 2)), new UUID(3, 4), Instant.ofEpochSecond(5), "");
  }
}
