package dev.switchboard.platform.security;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;

/** For a service without copies: it knows no tenant and no key, so it admits none. */
@ApplicationScoped
class EmptyDirectories {
  @Produces
  @DefaultBean
  @ApplicationScoped
  TenantDirectory noTenants() {
    return tenant -> Optional.empty();
  }

  @Produces
  @DefaultBean
  @ApplicationScoped
  ApiKeyDirectory noApiKeys() {
    return prefix -> Optional.empty();
  }
}
