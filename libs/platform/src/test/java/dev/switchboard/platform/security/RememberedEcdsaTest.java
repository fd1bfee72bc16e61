package dev.switchboard.platform.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jose4j.jca.ProviderContext;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class RememberedEcdsaTest {
  private static final byte[] CLAIMS = "header.claims".getBytes(US_ASCII);
  private static final ProviderContext USUAL = new ProviderContext();

  /** With it nothing can be computed, so whatever is answered was remembered. */
  private static final ProviderContext NOBODY = nobody();

  private final RememberedEcdsa algorithm = new RememberedEcdsa(2);
  private final EllipticCurveJsonWebKey key;

  RememberedEcdsaTest() throws JoseException {
    key = newKey();
  }

  @Test
  void aRightSignatureIsComputedOnce() throws JoseException {
    byte[] signature = signatureOf(CLAIMS);
    assertThatExceptionOfType(JoseException.class)
        .isThrownBy(() -> algorithm.verifySignature(signature, key.getPublicKey(), CLAIMS, NOBODY));

    assertThat(algorithm.verifySignature(signature, key.getPublicKey(), CLAIMS, USUAL)).isTrue();
    assertThat(algorithm.verifySignature(signature, key.getPublicKey(), CLAIMS, NOBODY)).isTrue();
  }

  @Test
  void nothingElseIsRightBecauseOfIt() throws JoseException {
    byte[] signature = signatureOf(CLAIMS);
    assertThat(algorithm.verifySignature(signature, key.getPublicKey(), CLAIMS, USUAL)).isTrue();
    byte[] changed = signature.clone();
    changed[40] ^= 1;
    byte[] otherClaims = "header.others".getBytes(US_ASCII);

    for (int i = 0; i < 2; i++) {
      assertThat(algorithm.verifySignature(changed, key.getPublicKey(), CLAIMS, USUAL)).isFalse();
      assertThat(algorithm.verifySignature(signature, key.getPublicKey(), otherClaims, USUAL))
          .isFalse();
      assertThat(algorithm.verifySignature(signature, newKey().getPublicKey(), CLAIMS, USUAL))
          .isFalse();
    }
  }

  @Test
  void theOldestIsForgotten() throws JoseException {
    byte[] signature = signatureOf(CLAIMS);
    assertThat(algorithm.verifySignature(signature, key.getPublicKey(), CLAIMS, USUAL)).isTrue();
    for (int i = 0; i < 2; i++) {
      byte[] others = ("header.others" + i).getBytes(US_ASCII);
      assertThat(algorithm.verifySignature(signatureOf(others), key.getPublicKey(), others, USUAL))
          .isTrue();
    }

    assertThatExceptionOfType(JoseException.class)
        .isThrownBy(() -> algorithm.verifySignature(signature, key.getPublicKey(), CLAIMS, NOBODY));
  }

  private byte[] signatureOf(byte[] text) throws JoseException {
    return algorithm.sign(algorithm.prepareForSign(key.getPrivateKey(), USUAL), text);
  }

  private static ProviderContext nobody() {
    ProviderContext context = new ProviderContext();
    context.getSuppliedKeyProviderContext().setSignatureProvider("Nobody");
    return context;
  }

  private static EllipticCurveJsonWebKey newKey() throws JoseException {
    return EcJwkGenerator.generateJwk(EllipticCurves.P256);
  }
}
