package dev.switchboard.testkit;

import dev.switchboard.testkit.stack.Database;
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
 * whole run shares; asked for with {@link WithSwitchboardStack}. Emptied at every start of the
 * service: what tests of another profile left undone is not this one's to do.
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
    Database.remember(database);
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
