package dev.switchboard.tenant.auth;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;

/**
 * An ES256 key (RFC 7518).
 *
 * @param id the {@code kid}
 * @param signs whether new tokens are signed with it; others only check those already out
 */
record SigningKey(UUID id, PrivateKey privateKey, ECPublicKey publicKey, boolean signs) {
  private static final String ALGORITHM = "EC";

  SigningKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(privateKey, "privateKey");
    Objects.requireNonNull(publicKey, "publicKey");
  }

  static SigningKey generate(UUID id) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey(id, pair.getPrivate(), (ECPublicKey) pair.getPublic(), true);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has P-256", e);
    }
  }

  /** From {@link #privateText} and {@link #publicText}. */
  static SigningKey read(UUID id, String privateText, String publicText, boolean signs) {
    try {
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      PublicKey open =
          keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicText)));
      PrivateKey secret =
          keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateText)));
      return new SigningKey(id, secret, (ECPublicKey) open, signs);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing key " + id + " cannot be read", e);
    }
  }

  /** PKCS 8, base64: to be sealed before it is stored. */
  String privateText() {
    return Base64.getEncoder().encodeToString(privateKey.getEncoded());
  }

  /** X.509, base64. */
  String publicText() {
    return Base64.getEncoder().encodeToString(publicKey.getEncoded());
  }

  /** RFC 7517, the public half. */
  Map<String, Object> jwk() {
    EllipticCurveJsonWebKey jwk = new EllipticCurveJsonWebKey(publicKey);
    jwk.setKeyId(id.toString());
    jwk.setUse("sig");
    jwk.setAlgorithm("ES256");
    return jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
