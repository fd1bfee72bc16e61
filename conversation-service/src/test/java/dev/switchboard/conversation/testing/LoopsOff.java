package dev.switchboard.conversation.testing;

import dev.switchboard.conversation.platformproof.ProofDirectories;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/**
 * Nothing moves but what a test moves itself; every tenant may act. Also with what the proofs of
 * platform need, a table and few connections: one start for all such tests.
 */
public final class LoopsOff implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "switchboard.loops.relay", "false",
        "switchboard.loops.consumers", "false",
        "switchboard.loops.workers", "false",
        "quarkus.flyway.locations", "db/platform,db/migration,db/proof",
        "quarkus.datasource.reactive.max-size", "4");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(ProofDirectories.class);
  }
}
