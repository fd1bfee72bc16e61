package dev.switchboard.tenant.testing;

import dev.switchboard.testkit.stack.Port;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Makes the service check tokens as every service does: with the keys that it publishes itself.
 * Passwords are hashed as cheaply as bcrypt can.
 */
public final class OwnTokens implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    int port = Port.free();
    return Map.of(
        "mp.jwt.verify.publickey",
        "NONE",
        "quarkus.http.test-port",
        Integer.toString(port),
        "switchboard.tenant-service.url",
        "http://localhost:" + port,
        "switchboard.tenant.bcrypt-cost",
        "4");
  }

  @Override
  public void stop() {}

  /** After the stack, which has tokens checked with the key of the tests. */
  @Override
  public int order() {
    return 100;
  }
}
