package dev.switchboard.conversation.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Nothing moves but what a test moves itself. */
public final class LoopsOff implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "switchboard.loops.relay", "false",
        "switchboard.loops.consumers", "false",
        "switchboard.loops.workers", "false");
  }
}
