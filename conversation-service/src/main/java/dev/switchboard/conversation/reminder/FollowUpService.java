package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.conversation.sending.Condition.Conditional;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.ServiceWindow;
import dev.switchboard.platform.copy.Tenants;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A follow-up's permit and words. */
@ApplicationScoped
class FollowUpService {
  private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

  private final SchedulingFollowUpClient scheduling;
  private final FollowUpRepository followUps;
  private final TenantTransactions transactions;
  private final Tenants tenants;
  private final BusinessClock clock;

  @Inject
  FollowUpService(
      @RestClient SchedulingFollowUpClient scheduling,
      FollowUpRepository followUps,
      TenantTransactions transactions,
      Tenants tenants,
      BusinessClock clock) {
    this.scheduling = scheduling;
    this.followUps = followUps;
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
        .onConnection(message.tenant(), connection -> followUps.facts(connection, message))
        .map(facts -> content(facts, tenants.snapshot(message.tenant())));
  }

  /** Not in the window's last minute: it must still be open when the call is made. */
  private OutgoingContent content(
      FollowUpRepository.Facts facts, Optional<TenantChanged> business) {
    boolean open = ServiceWindow.isOpen(facts.lastInboundAt(), clock.now().plus(LAST_MINUTE));
    return open || facts.template() == null
        ? FollowUpWords.words(facts.kind(), facts.customer(), business)
        : FollowUpWords.template(facts.template(), facts.customer(), business);
  }
}
