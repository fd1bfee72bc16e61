package dev.switchboard.simulators.google;

import dev.switchboard.simulators.server.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The service accounts Google knows, each with its public key. */
final class ServiceAccounts {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();

  void trust(String clientEmail, PublicKey key) {
    keys.put(clientEmail, key);
  }

  /** Trusts the key in a PEM text, {@code BEGIN PUBLIC KEY}. */
  void trust(String clientEmail, String pem) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      trust(clientEmail, KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new RefusedException("publicKey must be an RSA public key in PEM");
    }
  }

  /** Makes an account with a key pair of its own. */
  ServiceAccountKey create(String clientEmail, String tokenUri) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      trust(clientEmail, pair.getPublic());
      String pem =
          "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
              .formatted(LINES.encodeToString(pair.getPrivate().getEncoded()));
      return new ServiceAccountKey(clientEmail, pem, UUID.randomUUID().toString(), tokenUri);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<PublicKey> keyOf(String clientEmail) {
    return Optional.ofNullable(keys.get(clientEmail));
  }
}
