package dev.switchboard.tenant.member;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransaction;
import dev.switchboard.tenant.Passwords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done with the people of the current tenant. */
@ApplicationScoped
class MemberService {
  private final MemberRepository members;
  private final CurrentTenant currentTenant;
  private final Passwords passwords;
  private final Vertx vertx;

  MemberService(
      MemberRepository members, CurrentTenant currentTenant, Passwords passwords, Vertx vertx) {
    this.members = members;
    this.currentTenant = currentTenant;
    this.passwords = passwords;
    this.vertx = vertx;
  }

  /** The hash of the password, before the transaction: it takes a tenth of a second. */
  Uni<Optional<String>> hashed(@Nullable String password) {
    return password == null
        ? Uni.createFrom().item(Optional.empty())
        : vertx.executeBlocking(() -> passwords.hash(password), false).map(Optional::of);
  }

  @TenantTransaction
  Uni<MemberView> add(NewMember request, Optional<String> passwordHash) {
    TenantId tenant = currentTenant.require();
    String email = request.email().strip().toLowerCase(Locale.ROOT);
    return members
        .findByEmail(email)
        .chain(known -> account(known, email, passwordHash))
        .call(account -> members.join(account, tenant, request.role()))
        .map(account -> new MemberView(account.id(), account.email(), request.role()));
  }

  /** A tenant's own admin must not be able to give somebody's account another password. */
  private Uni<UserAccount> account(
      Optional<UserAccount> known, String email, Optional<String> passwordHash) {
    if (known.isPresent()) {
      return passwordHash.isPresent()
          ? Uni.createFrom().failure(MemberRepository.emailTaken())
          : Uni.createFrom().item(known.get());
    }
    String hash = passwordHash.orElseThrow(MemberService::passwordMissing);
    return members.add(new UserAccount(email, hash));
  }

  private static ApplicationException passwordMissing() {
    return new ApplicationException(
        PlatformError.INVALID_REQUEST,
        "The person has no account yet.",
        List.of(new Violation("password", "is needed for a new account")));
  }
}
