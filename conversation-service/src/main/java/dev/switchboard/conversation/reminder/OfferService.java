package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.conversation.sending.Condition.Conditional;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.ServiceWindow;
import dev.switchboard.platform.copy.Tenants;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** An offer's permit, words and question. */
@ApplicationScoped
class OfferService {
  private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

  private final SchedulingOfferClient scheduling;
  private final OfferRepository offers;
  private final TenantTransactions transactions;
  private final Tenants tenants;
  private final BusinessClock clock;

  @Inject
  OfferService(
      @RestClient SchedulingOfferClient scheduling,
      OfferRepository offers,
      TenantTransactions transactions,
      Tenants tenants,
      BusinessClock clock) {
    this.scheduling = scheduling;
    this.offers = offers;
    this.transactions = transactions;
    this.tenants = tenants;
    this.clock = clock;
  }

  Uni<SchedulingPermitClient.Answer> permit(Conditional message) {
    return scheduling.permit(
        message.condition().reminderId(),
        message.tenant().toString(),
        message.messageId().toString());
  }

  /** As things are now: free words while the window is open, else the template. */
  Uni<OutgoingContent> content(Conditional message) {
    return transactions
        .onConnection(message.tenant(), connection -> offers.facts(connection, message))
        .map(facts -> content(facts, tenants.snapshot(message.tenant())));
  }

  /** From now on it is a question, until its time is over. */
  Uni<Void> asked(SqlConnection transaction, Conditional message) {
    return offers.asked(transaction, message, clock.now());
  }

  /** Not in the window's last minute: it must still be open when the call is made. */
  private OutgoingContent content(OfferRepository.Facts facts, Optional<TenantChanged> business) {
    Instant now = clock.now();
    boolean open = ServiceWindow.isOpen(facts.lastInboundAt(), now.plus(LAST_MINUTE));
    return open || facts.template() == null
        ? OfferWords.words(facts.kept(), now, facts.customer(), business)
        : OfferWords.template(facts.template(), facts.kept(), now, facts.customer(), business);
  }
}
