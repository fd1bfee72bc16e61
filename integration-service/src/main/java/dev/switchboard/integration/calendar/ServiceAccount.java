package dev.switchboard.integration.calendar;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Who we are to Google, and how we say so (protocols.md 3.1).
 *
 * @param privateKey PKCS #8 in PEM
 */
record ServiceAccount(String clientEmail, String privateKey, String privateKeyId, String tokenUrl) {
  private static final String SCOPE = "https://www.googleapis.com/auth/calendar.events";
  private static final Duration LIFETIME = Duration.ofHours(1);

  /** Whether the text is a private RSA key. */
  static boolean isReadable(String pem) {
    return key(pem).isPresent();
  }

  /** Claims signed with the key, to be exchanged for an access token within the hour. */
  String assertion(Instant now) {
    return Jwt.issuer(clientEmail)
        .audience(tokenUrl)
        .claim("scope", SCOPE)
        .issuedAt(now)
        .expiresAt(now.plus(LIFETIME))
        .jws()
        .algorithm(SignatureAlgorithm.RS256)
        .keyId(privateKeyId)
        .sign(key(privateKey).orElseThrow());
  }

  private static Optional<PrivateKey> key(String pem) {
    try {
      String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      byte[] encoded = Base64.getDecoder().decode(base64);
      return Optional.of(
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "ServiceAccount[%s]".formatted(clientEmail);
  }
}
