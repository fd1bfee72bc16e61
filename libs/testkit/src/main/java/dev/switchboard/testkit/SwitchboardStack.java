package dev.switchboard.testkit;

import dev.switchboard.testkit.stack.ServiceDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import dev.switchboard.testkit.stack.TopicSetup;
import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives a service under test its database, empty, and every topic, empty, on the servers that the
 * whole run shares; asked for with {@link WithSwitchboardStack}. Emptied once per JVM: tests of one
 * module that start the service again, as test profiles do, keep what they have.
 */
public final class SwitchboardStack
    implements QuarkusTestResourceConfigurableLifecycleManager<WithSwitchboardStack> {
  private static final String SERVICE = "service";

  private @Nullable String service;

  @Override
  public void init(WithSwitchboardStack annotation) {
    service = annotation.service();
  }

  @Override
  public void init(Map<String, String> arguments) {
    service = arguments.get(SERVICE);
  }

  @Override
  public Map<String, String> start() {
    SharedStack stack = SharedStack.get();
    ServiceDatabase database =
        new ServiceDatabase(
            stack.postgres(),
            Objects.requireNonNull(service, SERVICE),
            ServiceDatabase.Passwords.simple());
    database.recreate();
    TopicSetup.recreateAll(stack.bootstrapServers());
    Map<String, String> config = new HashMap<>(database.config());
    config.put("kafka.bootstrap.servers", stack.bootstrapServers());
    config.putAll(TestTokens.config());
    return config;
  }

  /** Everything ends with the run. */
  @Override
  public void stop() {}
}
