package dev.switchboard.conversation.platformproof;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Adds a table, resources and directories for the proofs of platform to the service. */
public class PlatformProof implements QuarkusTestProfile {
  static final String ENABLED = "switchboard.platform-proof";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        ENABLED,
        "true",
        "quarkus.flyway.locations",
        "db/platform,db/migration,db/proof",
        "quarkus.datasource.reactive.max-size",
        "4");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(ProofDirectories.class);
  }
}
