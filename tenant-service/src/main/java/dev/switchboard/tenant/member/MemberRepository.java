package dev.switchboard.tenant.member;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.tenant.Constraints;
import dev.switchboard.tenant.TenantError;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Where accounts and memberships are kept. */
@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<UserAccount, UUID> {
  private static final String JOIN =
      "INSERT INTO membership (tenant_id, user_id, role) VALUES (:tenant, :user, :role)";

  Uni<Optional<UserAccount>> findByEmail(String email) {
    return find("email", email).firstResult().map(Optional::ofNullable);
  }

  /** Fails with EMAIL_TAKEN. */
  Uni<UserAccount> add(UserAccount account) {
    return persistAndFlush(account)
        .onFailure(failure -> Constraints.isViolated("user_account_email_uk", failure))
        .transform(failure -> emailTaken());
  }

  /** Fails with ALREADY_MEMBER, or NOT_FOUND for a tenant that does not exist. */
  Uni<Void> join(UserAccount account, TenantId tenant, String role) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(JOIN)
                    .setParameter("tenant", tenant.value())
                    .setParameter("user", account.id())
                    .setParameter("role", role)
                    .executeUpdate())
        .onFailure(failure -> Constraints.isViolated("membership_pk", failure))
        .transform(failure -> alreadyMember())
        .onFailure(failure -> Constraints.isViolated("membership_tenant_fk", failure))
        .transform(failure -> noTenant())
        .replaceWithVoid();
  }

  static ApplicationException emailTaken() {
    return new ApplicationException(
        TenantError.EMAIL_TAKEN, "Leave the password out: the person has one.");
  }

  private static ApplicationException alreadyMember() {
    return new ApplicationException(TenantError.ALREADY_MEMBER, "The person is in already.");
  }

  private static ApplicationException noTenant() {
    return new ApplicationException(PlatformError.NOT_FOUND, "There is no such tenant.");
  }
}
