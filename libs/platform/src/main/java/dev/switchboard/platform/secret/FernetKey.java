package dev.switchboard.platform.secret;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One key of the Fernet specification: 16 bytes that sign, then 16 that encrypt. */
final class FernetKey {
  private static final int BYTES = 32;

  private final SecretKeySpec signing;
  private final SecretKeySpec encryption;

  private FernetKey(byte[] bytes) {
    signing = new SecretKeySpec(Arrays.copyOfRange(bytes, 0, 16), "HmacSHA256");
    encryption = new SecretKeySpec(Arrays.copyOfRange(bytes, 16, BYTES), "AES");
  }

  /**
   * @throws FernetException when the text is not 32 bytes in base64url with padding
   */
  static FernetKey parse(String text) {
    byte[] bytes = StrictBase64.decode(text);
    if (bytes.length != BYTES) {
      throw new FernetException("not a key of 32 bytes");
    }
    return new FernetKey(bytes);
  }

  byte[] sign(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(signing);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  byte[] encrypt(byte[] plain, byte[] iv) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-CBC encrypts any bytes", e);
    }
  }

  /** Only for what this key has signed: a bad padding told to a stranger is an oracle. */
  byte[] decrypt(byte[] cipherText, byte[] iv) {
    try {
      return cipher(Cipher.DECRYPT_MODE, iv).doFinal(cipherText);
    } catch (GeneralSecurityException e) {
      throw new FernetException("signed, but not by this rule's cipher");
    }
  }

  boolean isSameAs(FernetKey other) {
    return signing.equals(other.signing) && encryption.equals(other.encryption);
  }

  private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, encryption, new IvParameterSpec(iv));
    return cipher;
  }

  @Override
  public String toString() {
    return "FernetKey[hidden]";
  }
}
