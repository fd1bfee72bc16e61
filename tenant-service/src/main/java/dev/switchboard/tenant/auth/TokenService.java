package dev.switchboard.tenant.auth;

import dev.switchboard.platform.time.SystemClock;
import dev.switchboard.tenant.TenantConfig;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes access tokens for whoever is known. */
@ApplicationScoped
class TokenService {
  private static final String TENANT_CLAIM = "tenant_id";

  private final SignInService signIn;
  private final SigningKeyService keys;
  private final SystemClock clock;
  private final Duration lifetime;
  private final String issuer;
  private final String audience;

  TokenService(
      SignInService signIn,
      SigningKeyService keys,
      SystemClock clock,
      TenantConfig config,
      @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
      @ConfigProperty(name = "mp.jwt.verify.audiences") String audience) {
    this.signIn = signIn;
    this.keys = keys;
    this.clock = clock;
    this.lifetime = config.tokenLifetime();
    this.issuer = issuer;
    this.audience = audience;
  }

  Uni<TokenView> grant(TokenRequest request) {
    return signIn.identify(request).chain(bearer -> keys.signing().map(key -> signed(bearer, key)));
  }

  private TokenView signed(Bearer bearer, SigningKey key) {
    Instant now = clock.now();
    JwtClaimsBuilder claims =
        Jwt.issuer(issuer)
            .audience(audience)
            .subject(bearer.subject())
            .groups(bearer.role())
            .issuedAt(now)
            .expiresAt(now.plus(lifetime));
    if (bearer.tenant() != null) {
      claims = claims.claim(TENANT_CLAIM, bearer.tenant().toString());
    }
    String token =
        claims
            .jws()
            .algorithm(SignatureAlgorithm.ES256)
            .keyId(key.id().toString())
            .sign(key.privateKey());
    return new TokenView(token, lifetime.toSeconds());
  }
}
