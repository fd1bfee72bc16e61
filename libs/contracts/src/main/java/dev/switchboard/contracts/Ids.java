package dev.switchboard.contracts;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How identities are made (RFC 9562): random in time order, or derived so that a replay repeats.
 */
public final class Ids {
  private static final TimeBasedEpochRandomGenerator TIME_ORDERED =
      Generators.timeBasedEpochRandomGenerator();

  private Ids() {}

  /** A new UUIDv7: sorts by the millisecond it was made in, unique without asking anyone. */
  public static UUID next() {
    return TIME_ORDERED.generate();
  }

  /** The UUIDv5 of a name: the same namespace and name always give the same id. */
  public static UUID derived(UUID namespace, String name) {
    return nameBased(namespace).generate(Objects.requireNonNull(name, "name"));
  }

  /** The UUIDv5 of a content: its name is the SHA-256 of the bytes. */
  public static UUID derived(UUID namespace, byte[] content) {
    return nameBased(namespace).generate(sha256(content));
  }

  /** When a UUIDv7 was made, to the millisecond; empty for every other version. */
  public static Optional<Instant> madeAt(UUID id) {
    return id.version() == 7
        ? Optional.of(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
        : Optional.empty();
  }

  private static NameBasedGenerator nameBased(UUID namespace) {
    return Generators.nameBasedGenerator(namespace);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
