package dev.switchboard.platform.security;

import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.ProblemAnswers;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credentials of a request: a bearer token or an API key, never both. Wrong ones are
 * refused on every address, also where none are asked for.
 */
@ApplicationScoped
class Credentials implements HttpAuthenticationMechanism {
  static final String API_KEY_HEADER = "X-API-Key";
  static final String CHALLENGE = "Bearer";

  private static final String BEARER = "bearer ";

  /** Before the mechanism that quarkus-smallrye-jwt brings, which knows bearer tokens only. */
  private static final int FIRST = 10_000;

  private final ProblemAnswers answers;

  Credentials(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    return Uni.createFrom()
        .item(() -> requestFor(request))
        .onItem()
        .ifNotNull()
        .transformToUni(
            found ->
                identities.authenticate(
                    HttpSecurityUtils.setRoutingContextAttribute(found, request)));
  }

  private static @Nullable AuthenticationRequest requestFor(RoutingContext request) {
    @Nullable String token = bearerToken(single(request, HttpHeaders.AUTHORIZATION.toString()));
    @Nullable String apiKey = single(request, API_KEY_HEADER);
    if (token != null && apiKey != null) {
      throw new AuthenticationFailedException("a token and an API key at once");
    }
    if (token != null) {
      return new TokenAuthenticationRequest(new JsonWebTokenCredential(token));
    }
    return apiKey == null ? null : new ApiKeyRequest(apiKey);
  }

  /** Two headers of one name could mean one thing here and another thing to a proxy before us. */
  private static @Nullable String single(RoutingContext request, String header) {
    List<String> values = request.request().headers().getAll(header);
    if (values.size() > 1) {
      throw new AuthenticationFailedException("more than one header " + header);
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private static @Nullable String bearerToken(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : null;
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext request) {
    return Uni.createFrom()
        .item(
            () -> {
              refuse(request);
              return true;
            });
  }

  /** When the keys to check a token with cannot be fetched, the token need not be wrong. */
  private void refuse(RoutingContext request) {
    if (isUnreachable(HttpSecurityUtils.getAuthenticationFailureFromEvent(request))) {
      answers.send(request, PlatformError.UNAVAILABLE, "Tokens cannot be checked right now.");
      return;
    }
    request.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE, CHALLENGE);
    answers.send(request, PlatformError.UNAUTHENTICATED, "Nobody is known by these credentials.");
  }

  private static boolean isUnreachable(@Nullable Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(IOException.class::isInstance);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom()
        .item(
            new ChallengeData(
                PlatformError.UNAUTHENTICATED.status(),
                HttpHeaderNames.WWW_AUTHENTICATE,
                CHALLENGE));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenAuthenticationRequest.class, ApiKeyRequest.class);
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return Uni.createFrom()
        .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, CHALLENGE));
  }

  @Override
  public int getPriority() {
    return FIRST;
  }
}
