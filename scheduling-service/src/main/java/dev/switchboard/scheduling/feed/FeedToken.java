package dev.switchboard.scheduling.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Fingerprint;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The secret part of a feed's address: {@code base64url(tenant || 32 random bytes)}. It names its
 * tenant, so that it is looked for among that tenant's feeds only.
 *
 * @param text whoever knows it reads the feed
 */
record FeedToken(TenantId tenant, String text) {
  private static final int TENANT_BYTES = 16;
  private static final int RANDOM_BYTES = 32;
  private static final int LENGTH = (TENANT_BYTES + RANDOM_BYTES) * 4 / 3;

  static FeedToken next(TenantId tenant, SecureRandom random) {
    byte[] secret = new byte[RANDOM_BYTES];
    random.nextBytes(secret);
    byte[] bytes =
        ByteBuffer.allocate(TENANT_BYTES + RANDOM_BYTES)
            .putLong(tenant.value().getMostSignificantBits())
            .putLong(tenant.value().getLeastSignificantBits())
            .put(secret)
            .array();
    return new FeedToken(tenant, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Empty for what cannot be one. */
  static Optional<FeedToken> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      return Optional.of(
          new FeedToken(new TenantId(new UUID(bytes.getLong(), bytes.getLong())), text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What is kept of it. */
  byte[] sha256() {
    return HexFormat.of().parseHex(Fingerprint.of(text.getBytes(US_ASCII)).sha256());
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "FeedToken[of " + tenant + "]";
  }
}
