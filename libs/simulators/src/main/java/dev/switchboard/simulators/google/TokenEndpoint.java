package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import dev.switchboard.simulators.time.SimulatedClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code POST /token}: an assertion signed RS256 becomes an access token (protocols.md 3.1). Tokens
 * live in the machine's time, as they do in the services.
 */
final class TokenEndpoint {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String GOOGLES_OWN = "https://oauth2.googleapis.com/token";
  private static final int LIFETIME_SECONDS = 3599;
  private static final int SKEW_SECONDS = 300;

  private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();
  private final ServiceAccounts accounts;
  private final SimulatedClock clock;

  TokenEndpoint(ServiceAccounts accounts, SimulatedClock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  Reply answer(Request request) {
    if (!request.formMember("grant_type").orElse("").equals(GRANT)) {
      return refusal("unsupported_grant_type", "Invalid grant_type");
    }
    String[] parts = request.formMember("assertion").orElse("").split("\\.", -1);
    if (parts.length != 3) {
      return refusal("invalid_grant", "Invalid JWT: it must have three parts.");
    }
    JsonNode header = decoded(parts[0]);
    JsonNode claims = decoded(parts[1]);
    return objection(header, claims, parts, request)
        .map(it -> refusal("invalid_grant", it))
        .orElseGet(() -> granted(claims));
  }

  /** The token behind a bearer credential, as long as it is valid. */
  Optional<AccessToken> find(String bearer) {
    return Optional.ofNullable(tokens.get(bearer))
        .filter(it -> clock.machineInstant().isBefore(it.expiresAt()));
  }

  void expireAll() {
    tokens.clear();
  }

  private Optional<String> objection(
      JsonNode header, JsonNode claims, String[] parts, Request request) {
    Optional<PublicKey> key = accounts.keyOf(claims.path("iss").asText());
    if (key.isEmpty()) {
      return Optional.of("Invalid grant: account not found");
    }
    if (!header.path("alg").asText().equals("RS256") || !isSigned(key.get(), parts)) {
      return Optional.of("Invalid JWT Signature.");
    }
    if (!audiences(request).contains(claims.path("aud").asText())) {
      return Optional.of("Invalid JWT: Failed audience check.");
    }
    if (claims.path("scope").asText().isBlank()) {
      return Optional.of("Invalid OAuth scope or ID token audience provided.");
    }
    return isTimely(claims)
        ? Optional.empty()
        : Optional.of(
            "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
                + " timeframe. Check your iat and exp values in the JWT claim.");
  }

  private Reply granted(JsonNode claims) {
    String value = "ya29." + UUID.randomUUID().toString().replace("-", "");
    Instant expiresAt = clock.machineInstant().plusSeconds(LIFETIME_SECONDS);
    List<String> scopes = List.of(claims.path("scope").asText().split(" "));
    tokens.put(value, new AccessToken(claims.path("iss").asText(), scopes, expiresAt));
    ObjectNode answer = Json.object().put("access_token", value);
    return Reply.json(200, answer.put("expires_in", LIFETIME_SECONDS).put("token_type", "Bearer"));
  }

  private boolean isTimely(JsonNode claims) {
    long now = clock.machineInstant().getEpochSecond();
    long issued = claims.path("iat").asLong(Long.MAX_VALUE);
    long expires = claims.path("exp").asLong();
    return issued <= now + SKEW_SECONDS && expires > now && expires <= issued + 3600;
  }

  private static List<String> audiences(Request request) {
    return List.of(GOOGLES_OWN, "http://" + request.header("host").orElse("") + "/token");
  }

  private static boolean isSigned(PublicKey key, String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static JsonNode decoded(String part) {
    try {
      return Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Json.object();
    }
  }

  private static Reply refusal(String error, String description) {
    return Reply.json(400, Json.object().put("error", error).put("error_description", description));
  }

  record AccessToken(String account, List<String> scopes, Instant expiresAt) {
    boolean mayRead() {
      return scopes.stream().anyMatch(it -> it.contains("/auth/calendar"));
    }

    boolean mayWrite() {
      return scopes.stream()
          .anyMatch(it -> it.endsWith("/auth/calendar") || it.endsWith("/auth/calendar.events"));
    }
  }
}
