package dev.switchboard.conversation.platformproof;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

/** An ES256 key with its id. */
record SigningKey(String id, KeyPair pair) {
  static SigningKey named(String id) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new SigningKey(id, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static void publish(SigningKey... keys) {
    System.setProperty(
        JwksServer.KEYS,
        Arrays.stream(keys)
            .map(key -> key.jwk().toJson(OutputControlLevel.PUBLIC_ONLY))
            .collect(Collectors.joining(",", "{\"keys\":[", "]}")));
  }

  EllipticCurveJsonWebKey jwk() {
    EllipticCurveJsonWebKey jwk =
        new EllipticCurveJsonWebKey((java.security.interfaces.ECPublicKey) pair.getPublic());
    jwk.setKeyId(id);
    jwk.setUse("sig");
    jwk.setAlgorithm("ES256");
    return jwk;
  }
}
