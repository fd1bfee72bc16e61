package dev.switchboard.simulators.google;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** An assertion to exchange for a token; each part can be made wrong. */
record Assertion(
    ServiceAccountKey key, String issuer, String audience, Instant issued, Instant expires) {
  static final String CALENDAR = "https://www.googleapis.com/auth/calendar";

  static Assertion by(ServiceAccountKey key) {
    Instant now = Instant.now();
    return new Assertion(key, key.clientEmail(), key.tokenUri(), now, now.plusSeconds(3600));
  }

  Assertion issuedBy(String other) {
    return new Assertion(key, other, audience, issued, expires);
  }

  Assertion to(String other) {
    return new Assertion(key, issuer, other, issued, expires);
  }

  Assertion valid(Instant from, Instant until) {
    return new Assertion(key, issuer, audience, from, until);
  }

  Assertion signedWith(ServiceAccountKey other) {
    return new Assertion(other, issuer, audience, issued, expires);
  }

  String form(String scope) {
    return "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
        + URLEncoder.encode(signed(scope), StandardCharsets.UTF_8);
  }

  private String signed(String scope) {
    String claims =
        """
        {"iss":"%s","scope":"%s","aud":"%s","iat":%d,"exp":%d}"""
            .formatted(issuer, scope, audience, issued.getEpochSecond(), expires.getEpochSecond());
    String input = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    input += "." + base64(claims.getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private PrivateKey privateKey() throws GeneralSecurityException {
    String text = key.privateKey().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
