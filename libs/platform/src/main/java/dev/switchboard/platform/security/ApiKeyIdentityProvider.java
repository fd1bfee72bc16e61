package dev.switchboard.platform.security;

import dev.switchboard.platform.time.SystemClock;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** Checks API keys against this service's own copy. */
@ApplicationScoped
class ApiKeyIdentityProvider implements IdentityProvider<ApiKeyRequest> {
  private final ApiKeyDirectory directory;
  private final SystemClock clock;

  ApiKeyIdentityProvider(ApiKeyDirectory directory, SystemClock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Class<ApiKeyRequest> getRequestType() {
    return ApiKeyRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      ApiKeyRequest request, AuthenticationRequestContext context) {
    return Uni.createFrom().item(() -> identityOf(valid(request)));
  }

  /** One refusal for every reason: a stranger learns nothing about which keys there are. */
  private ApiKey valid(ApiKeyRequest request) {
    return ApiKeyText.parse(request.shown())
        .flatMap(
            key ->
                directory
                    .findByPrefix(key.prefix())
                    .filter(known -> known.admits(key, clock.now())))
        .orElseThrow(() -> new AuthenticationFailedException("not a valid API key"));
  }

  private static SecurityIdentity identityOf(ApiKey key) {
    Actor actor = new Actor.ApiKeyHolder(key.id());
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(actor.toString()))
        .addRoles(
            key.scopes().stream().map(scope -> Role.SCOPE + scope).collect(Collectors.toSet()))
        .addAttribute(Caller.ATTRIBUTE, new Caller(actor, key.tenant()))
        .build();
  }
}
