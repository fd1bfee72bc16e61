package dev.switchboard.tenant.auth;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Tokens, and the keys to check them with: both for everybody. */
@Path("/")
@PermitAll
class TokenResource {
  private final TokenService tokens;
  private final SigningKeyService keys;

  TokenResource(TokenService tokens, SigningKeyService keys) {
    this.tokens = tokens;
    this.keys = keys;
  }

  @POST
  @Path("/v1/auth/tokens")
  public Uni<Response> grant(@NotNull @Valid TokenRequest request) {
    return tokens
        .grant(request)
        .map(view -> Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
  }

  @GET
  @Path("/.well-known/jwks.json")
  public Uni<Response> keys() {
    return keys.all()
        .map(found -> new KeySet(found.stream().map(SigningKey::jwk).toList()))
        .map(set -> Response.ok(set).header(HttpHeaders.CACHE_CONTROL, "max-age=60").build());
  }

  /** RFC 7517, section 5. */
  record KeySet(List<Map<String, Object>> keys) {
    KeySet {
      keys = List.copyOf(keys);
    }
  }
}
