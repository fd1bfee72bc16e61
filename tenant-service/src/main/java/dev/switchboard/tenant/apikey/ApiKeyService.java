package dev.switchboard.tenant.apikey;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.event.Outbox;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.security.ApiKeyText;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransaction;
import dev.switchboard.platform.time.SystemClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** What can be done with the API keys of the current tenant. */
@ApplicationScoped
public class ApiKeyService {
  private static final Set<String> FIRST_SCOPES = Set.of("crm:read", "crm:write");

  private final ApiKeyRepository keys;
  private final Outbox outbox;
  private final CurrentTenant currentTenant;
  private final SystemClock clock;

  ApiKeyService(
      ApiKeyRepository keys, Outbox outbox, CurrentTenant currentTenant, SystemClock clock) {
    this.keys = keys;
    this.outbox = outbox;
    this.currentTenant = currentTenant;
    this.clock = clock;
  }

  /** The key a tenant is created with; within the transaction that creates it. */
  public Uni<NewApiKeyView> issueFirst(TenantId tenant, Actor by) {
    return store(tenant, new NewApiKey("first", FIRST_SCOPES, null), by);
  }

  @TenantTransaction
  Uni<NewApiKeyView> issue(NewApiKey request, Actor by) {
    return store(currentTenant.require(), request, by);
  }

  @TenantTransaction
  Uni<Page<ApiKeyView>> list(PageRequest request) {
    return keys.page(request).map(page -> page.map(ApiKeyView::from));
  }

  @TenantTransaction
  Uni<Void> revoke(UUID id) {
    return keys.requireLocked(id).chain(key -> outbox.append(key.revoke(clock.now())));
  }

  private Uni<NewApiKeyView> store(TenantId tenant, NewApiKey request, Actor by) {
    ApiKeyText text = ApiKeyText.generate();
    IssuedKey key = new IssuedKey(tenant, text, request, by);
    return keys.persist(key)
        .call(stored -> outbox.append(stored.snapshot()))
        .map(stored -> NewApiKeyView.of(stored, text));
  }
}
