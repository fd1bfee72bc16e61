package dev.switchboard.tenant.tenant;

import dev.switchboard.tenant.apikey.NewApiKeyView;
import java.util.Objects;

/** A new tenant with its first API key, which is shown this once (features.md T10). */
record CreatedTenantView(TenantView tenant, NewApiKeyView apiKey) {
  CreatedTenantView {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(apiKey, "apiKey");
  }
}
