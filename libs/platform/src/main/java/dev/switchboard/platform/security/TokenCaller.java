package dev.switchboard.platform.security;

import dev.switchboard.contracts.TenantId;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads out of a verified token who calls and for which tenant. A token that does not say both is
 * refused, although its signature is right.
 */
@ApplicationScoped
class TokenCaller implements SecurityIdentityAugmentor {
  static final String TENANT_CLAIM = "tenant_id";

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom()
        .item(
            () ->
                identity.getPrincipal() instanceof JsonWebToken token
                    ? withCaller(identity, callerOf(token))
                    : identity);
  }

  private static SecurityIdentity withCaller(SecurityIdentity identity, Caller caller) {
    return QuarkusSecurityIdentity.builder(identity).addAttribute(Caller.ATTRIBUTE, caller).build();
  }

  static Caller callerOf(JsonWebToken token) {
    try {
      return token.getGroups().contains(Role.SERVICE)
          ? new Caller(new Actor.Service(subject(token)), null)
          : new Caller(new Actor.User(UUID.fromString(subject(token))), tenantOf(token));
    } catch (IllegalArgumentException e) {
      throw new AuthenticationFailedException("the token's subject or tenant cannot be read", e);
    }
  }

  private static String subject(JsonWebToken token) {
    @Nullable String subject = token.getSubject();
    if (subject == null) {
      throw new AuthenticationFailedException("the token names nobody");
    }
    return subject;
  }

  private static @Nullable TenantId tenantOf(JsonWebToken token) {
    @Nullable Object tenant = token.getClaim(TENANT_CLAIM);
    if (tenant != null) {
      return TenantId.parse(tenant.toString());
    }
    if (token.getGroups().contains(Role.PLATFORM_ADMIN)) {
      return null;
    }
    throw new AuthenticationFailedException("the token names no tenant");
  }
}
