package dev.switchboard.scheduling.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** Everything runs; every tenant may act, and time stands where a test puts it. */
public final class LoopsOn implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(
        EveryTenantActs.class,
        Businesses.class,
        TestClock.class,
        KnownPeople.class,
        TestShopfronts.class);
  }
}
