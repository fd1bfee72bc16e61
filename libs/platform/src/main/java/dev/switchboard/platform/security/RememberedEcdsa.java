package dev.switchboard.platform.security;

import java.nio.ByteBuffer;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jws.EcdsaUsingShaAlgorithm.EcdsaP256UsingSha256;
import org.jose4j.lang.JoseException;

/**
 * ES256 that does not compute twice that a signature is right: a token comes with every request of
 * its fifteen minutes, and the curve costs more than all else that is done with it. Only the
 * arithmetic is spared: for the same key, text and signature its result can never change. Which key
 * is in force, the time and every claim are looked at each time.
 */
final class RememberedEcdsa extends EcdsaP256UsingSha256 {
  private final Set<String> right;

  /**
   * @param most how many signatures are remembered; then the oldest is forgotten
   */
  RememberedEcdsa(int most) {
    this.right = Collections.synchronizedSet(Collections.newSetFromMap(new Oldest(most)));
  }

  @Override
  public boolean verifySignature(
      byte[] signature, Key key, byte[] signed, ProviderContext providers) throws JoseException {
    String proof = proof(signature, key, signed);
    if (right.contains(proof)) {
      return true;
    }
    boolean verified = super.verifySignature(signature, key, signed, providers);
    if (verified) {
      right.add(proof);
    }
    return verified;
  }

  /**
   * A digest: it keeps no token in memory, and how long looking it up takes tells nothing of a
   * right signature. The length keeps the parts apart; an encoded key names its own.
   */
  private static String proof(byte[] signature, Key key, byte[] signed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key.getEncoded());
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, signature.length));
      digest.update(signature);
      return Base64.getEncoder().encodeToString(digest.digest(signed));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static final class Oldest extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1;

    private final int most;

    Oldest(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > most;
    }
  }
}
