package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.scheduling.SetupCall;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether a business has a booking page, and what stands on it. */
@ApplicationScoped
class PageSettingsService {
  private final PageSettingsRepository pages;
  private final Shopfronts shopfronts;
  private final BookingPageConfig config;
  private final TenantTransactions transactions;

  PageSettingsService(
      PageSettingsRepository pages,
      Shopfronts shopfronts,
      BookingPageConfig config,
      TenantTransactions transactions) {
    this.pages = pages;
    this.shopfronts = shopfronts;
    this.config = config;
    this.transactions = transactions;
  }

  Uni<PageSettings> read(TenantId tenant) {
    return transactions
        .onConnection(tenant, connection -> pages.read(connection, tenant))
        .map(settings -> addressed(tenant, settings));
  }

  /** Fails with PRECONDITION_FAILED. */
  Uni<PageSettings> set(SetupCall call, PageSettingsRequest wanted) {
    return transactions
        .onConnection(
            call.tenant(),
            connection ->
                pages.set(
                    connection, call.tenant(), wanted, call.actor(), call.expected().version()))
        .map(set -> set.orElseThrow(PageSettingsService::changedMeanwhile))
        .map(settings -> addressed(call.tenant(), settings));
  }

  private PageSettings addressed(TenantId tenant, PageSettings settings) {
    return shopfronts
        .of(tenant)
        .map(shop -> settings.at(config.publicUrl() + "/book/" + shop.slug()))
        .orElse(settings);
  }

  private static ApplicationException changedMeanwhile() {
    return new ApplicationException(
        PlatformError.PRECONDITION_FAILED, "It is another version by now.");
  }
}
