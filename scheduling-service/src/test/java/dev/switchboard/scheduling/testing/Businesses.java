package dev.switchboard.scheduling.testing;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.BusinessFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every business is an internet provider in Buenos Aires, unless a test says otherwise. */
@Alternative
@ApplicationScoped
public class Businesses implements BusinessFacts {
  private static final Business FIBRA_SUR =
      new Business("isp", ZoneId.of("America/Argentina/Buenos_Aires"), "AR", "es", "ARS");

  private static final Map<TenantId, Business> OTHERS = new ConcurrentHashMap<>();

  /** A plumber in Bristol. */
  public static void isPlumberInBristol(TenantId tenant) {
    OTHERS.put(tenant, new Business("plumbing", ZoneId.of("Europe/London"), "GB", "en", "GBP"));
  }

  @Override
  public Optional<Business> of(TenantId tenant) {
    return Optional.of(OTHERS.getOrDefault(tenant, FIBRA_SUR));
  }
}
