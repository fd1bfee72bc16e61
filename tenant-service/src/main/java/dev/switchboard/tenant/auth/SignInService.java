package dev.switchboard.tenant.auth;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.security.ConstantTime;
import dev.switchboard.tenant.Passwords;
import dev.switchboard.tenant.TenantConfig;
import dev.switchboard.tenant.TenantError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds out who asks for a token. One refusal for every reason tells a stranger nothing. */
@ApplicationScoped
class SignInService {
  private static final UUID CONFIGURED = UUID.fromString("9d5f6f2e-33a1-5c0b-9b5c-5b8f0a6c7d11");

  private final AccountRepository accounts;
  private final Passwords passwords;
  private final TenantConfig config;
  private final Vertx vertx;

  SignInService(AccountRepository accounts, Passwords passwords, TenantConfig config, Vertx vertx) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.config = config;
    this.vertx = vertx;
  }

  /** Fails with INVALID_CREDENTIALS, TENANT_SUSPENDED or TENANT_CHOICE_REQUIRED. */
  Uni<Bearer> identify(TokenRequest request) {
    return switch (request) {
      case TokenRequest.ClientCredentials client -> Uni.createFrom().item(() -> service(client));
      case TokenRequest.Password person -> person(person);
    };
  }

  private Bearer service(TokenRequest.ClientCredentials client) {
    return Optional.ofNullable(config.clients().get(client.clientId()))
        .flatMap(secret -> secret)
        .filter(secret -> ConstantTime.equals(secret, client.clientSecret()))
        .map(secret -> Bearer.service(client.clientId()))
        .orElseThrow(SignInService::nobody);
  }

  private Uni<Bearer> person(TokenRequest.Password person) {
    if (isConfiguredAdmin(person)) {
      return Uni.createFrom().item(Bearer.platformAdmin(Ids.derived(CONFIGURED, person.email())));
    }
    return accounts
        .findByEmail(person.email())
        .call(account -> requirePassword(person, account))
        .map(account -> account.orElseThrow(SignInService::nobody))
        .chain(
            account ->
                accounts
                    .membershipsOf(account.id())
                    .map(memberships -> chosen(account, memberships, person.tenantId())));
  }

  private boolean isConfiguredAdmin(TokenRequest.Password person) {
    Optional<String> email = config.admin().email();
    Optional<String> password = config.admin().password();
    return email.isPresent()
        && password.isPresent()
        && email.get().equalsIgnoreCase(person.email().strip())
        && ConstantTime.equals(password.get(), person.password());
  }

  /** Takes as long for an unknown address as for a known one. */
  private Uni<Void> requirePassword(TokenRequest.Password person, Optional<Account> account) {
    String hash = account.map(Account::passwordHash).orElseGet(passwords::ofNobody);
    return vertx
        .executeBlocking(() -> passwords.matches(person.password(), hash), false)
        .invoke(
            matches -> {
              if (!matches) {
                throw nobody();
              }
            })
        .replaceWithVoid();
  }

  private static Bearer chosen(
      Account account, List<Membership> memberships, @Nullable UUID asked) {
    List<Membership> possible =
        memberships.stream()
            .filter(membership -> asked == null || membership.tenant().value().equals(asked))
            .toList();
    if (possible.isEmpty()) {
      throw nobody();
    }
    if (possible.size() > 1) {
      throw choiceRequired(possible);
    }
    return bearer(account, possible.getFirst());
  }

  private static Bearer bearer(Account account, Membership membership) {
    if (membership.status() == TenantStatus.SUSPENDED) {
      throw new ApplicationException(
          PlatformError.TENANT_SUSPENDED, "Nothing works for this tenant until it is reactivated.");
    }
    return Bearer.member(account, membership);
  }

  private static ApplicationException choiceRequired(List<Membership> possible) {
    List<Map<String, String>> tenants =
        possible.stream()
            .map(
                membership ->
                    Map.of(
                        "tenantId", membership.tenant().toString(),
                        "name", membership.tenantName()))
            .toList();
    return new ApplicationException(
        TenantError.TENANT_CHOICE_REQUIRED,
        "Name one of them as tenantId.",
        List.of(),
        Map.of("tenants", tenants));
  }

  private static ApplicationException nobody() {
    return new ApplicationException(
        TenantError.INVALID_CREDENTIALS, "The name or the secret is not right.");
  }
}
