package dev.switchboard.platform.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The keys in use: one that seals, all that open. */
final class Keyring {
  private static final String KEYS = "switchboard.secrets.keys";
  private static final String RETIRED_KEYS = "switchboard.secrets.retired-keys";

  private final FernetKey sealing;
  private final List<FernetKey> opening;

  private Keyring(List<FernetKey> keys, List<FernetKey> retired) {
    sealing = keys.getFirst();
    opening = Stream.concat(keys.stream(), retired.stream()).toList();
  }

  /**
   * @throws IllegalStateException naming the setting: no key, a malformed one, or one twice
   */
  static Keyring from(SecretsConfig config) {
    List<FernetKey> keys = parse(KEYS, config.keys().orElse(List.of()));
    List<FernetKey> retired = parse(RETIRED_KEYS, config.retiredKeys().orElse(List.of()));
    if (keys.isEmpty()) {
      throw new IllegalStateException(KEYS + " is empty: there is no key to seal a secret with");
    }
    requireDistinct(keys, retired);
    return new Keyring(keys, retired);
  }

  FernetKey sealing() {
    return sealing;
  }

  List<FernetKey> opening() {
    return opening;
  }

  private static List<FernetKey> parse(String setting, List<String> texts) {
    List<FernetKey> keys = new ArrayList<>();
    for (String text : texts) {
      try {
        keys.add(FernetKey.parse(text.strip()));
      } catch (FernetException e) {
        throw new IllegalStateException(
            "%s[%d] is no Fernet key: 32 bytes in base64url with padding"
                .formatted(setting, keys.size()));
      }
    }
    return keys;
  }

  private static void requireDistinct(List<FernetKey> keys, List<FernetKey> retired) {
    List<FernetKey> all = Stream.concat(keys.stream(), retired.stream()).toList();
    for (FernetKey key : all) {
      if (all.stream().filter(key::isSameAs).count() > 1) {
        throw new IllegalStateException(
            "a key stands twice in %s and %s".formatted(KEYS, RETIRED_KEYS));
      }
    }
  }
}
