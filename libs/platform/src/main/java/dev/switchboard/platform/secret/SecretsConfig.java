package dev.switchboard.platform.secret;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/**
 * The keyring. To change the key: add the new one at the end of {@code keys} everywhere, then move
 * it to the front everywhere, rewrite what is stored, put the old one under {@code retired-keys},
 * and drop it when nothing needs it any more. No step leaves a replica that cannot read what
 * another one wrote.
 */
@ConfigMapping(prefix = "switchboard.secrets")
public interface SecretsConfig {
  /**
   * Fernet keys (32 bytes, base64url with padding), separated by commas. The first seals; all of
   * them open. A service that seals or opens nothing needs none.
   */
  Optional<List<String>> keys();

  /**
   * Keys that still open and never seal again. One that also stands in {@code keys} stops the boot.
   */
  Optional<List<String>> retiredKeys();
}
