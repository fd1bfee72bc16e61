package dev.switchboard.scheduling.testing;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.bookingpage.Shopfront;
import dev.switchboard.scheduling.bookingpage.Shopfront.Standing;
import dev.switchboard.scheduling.bookingpage.Shopfronts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Every business has its id for a slug, and is open unless a test says otherwise. */
@Alternative
@ApplicationScoped
public class TestShopfronts implements Shopfronts {
  private static final Map<TenantId, Standing> STANDINGS = new ConcurrentHashMap<>();
  private static final Map<TenantId, String> NAMES = new ConcurrentHashMap<>();

  private final Businesses businesses = new Businesses();

  public static void isNow(TenantId tenant, Standing standing) {
    STANDINGS.put(tenant, standing);
  }

  public static void isCalled(TenantId tenant, String name) {
    NAMES.put(tenant, name);
  }

  @Override
  public Optional<Shopfront> bySlug(String slug) {
    try {
      return of(new TenantId(UUID.fromString(slug)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Shopfront> of(TenantId tenant) {
    return businesses.of(tenant).map(business -> shopfront(tenant, business));
  }

  private static Shopfront shopfront(TenantId tenant, Business business) {
    String name = business.vertical().equals("isp") ? "Fibra Sur" : "Avon Plumbing";
    return new Shopfront(
        tenant,
        tenant.toString(),
        NAMES.getOrDefault(tenant, name),
        business.language(),
        business.country(),
        business.timeZone(),
        STANDINGS.getOrDefault(tenant, Standing.OPEN));
  }
}
