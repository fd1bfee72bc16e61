package dev.switchboard.integration.ispcube;

import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the assistant asks about a customer's account. By phone only the number somebody writes from
 * may be asked for: that is the caller's to see to (features.md I2).
 */
@Path("/internal/isp/accounts")
@RolesAllowed(Role.SERVICE)
class AccountResource {
  private final AccountService accounts;
  private final LineService lines;
  private final CurrentTenant currentTenant;

  AccountResource(AccountService accounts, LineService lines, CurrentTenant currentTenant) {
    this.accounts = accounts;
    this.lines = lines;
    this.currentTenant = currentTenant;
  }

  /**
   * By phone or by document, not both.
   *
   * @param phone E.164, the plus may be missing
   * @param document a DNI or CUIT, with or without dots and dashes
   * @param customerId with a document: the customer who asks, limited to five an hour
   */
  @GET
  public Uni<AccountAnswer> find(
      @QueryParam("phone") @Size(max = 40) @Nullable String phone,
      @QueryParam("document") @Size(max = 40) @Nullable String document,
      @QueryParam("customerId") @Nullable UUID customerId) {
    if ((phone == null) == (document == null)) {
      throw invalid("phone", "must be given, or document, not both");
    }
    if (phone != null) {
      return accounts.byPhone(currentTenant.require(), number(phone));
    }
    if (customerId == null) {
      throw invalid("customerId", "must say who asks by a document");
    }
    return accounts.byDocument(currentTenant.require(), document, customerId);
  }

  /**
   * Whether the customer is connected right now.
   *
   * @param code {@code customerId} of an account
   */
  @GET
  @Path("/{code}/connection")
  public Uni<LineAnswer> connection(@PathParam("code") @Size(max = 40) String code) {
    return lines.of(currentTenant.require(), code);
  }

  /** Without a plus too, as WhatsApp writes them; a plus in a query may also arrive as a space. */
  private static PhoneNumber number(String phone) {
    return PhoneNumbers.fromWaId(phone.strip().replaceFirst("^\\+", ""))
        .orElseThrow(() -> invalid("phone", "must be a number with its country code"));
  }

  private static ApplicationException invalid(String field, String message) {
    return new ApplicationException(
        PlatformError.INVALID_REQUEST,
        "The question is not complete.",
        List.of(new Violation(field, message)));
  }
}
