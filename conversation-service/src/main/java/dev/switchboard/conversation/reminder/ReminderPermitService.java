package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.conversation.reminder.QuestionRepository.Facts;
import dev.switchboard.conversation.reminder.SchedulingPermitClient.Answer;
import dev.switchboard.conversation.reminder.SchedulingPermitClient.Appointment;
import dev.switchboard.conversation.reminder.SchedulingPermitClient.Question;
import dev.switchboard.conversation.sending.Condition.Conditional;
import dev.switchboard.conversation.sending.GoAhead;
import dev.switchboard.conversation.sending.GoAheadService;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.ServiceWindow;
import dev.switchboard.platform.copy.Tenants;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Asks scheduling-service right before a reminder, follow-up or offer is sent, and words it as
 * things then are.
 */
@ApplicationScoped
class ReminderPermitService implements GoAheadService {
  /** With the call to the provider it stays well below a lease. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** So long the reminder's question is open (features.md S9). */
  private static final Duration ANSWERABLE = Duration.ofMinutes(30);

  private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

  /** Fewer than are sent at once: a scheduling-service that hangs holds up no other message. */
  private static final int MOST_AT_ONCE = 8;

  private static final int NOT_FOUND = 404;

  private final SchedulingPermitClient scheduling;
  private final QuestionRepository questions;
  private final FollowUpService followUps;
  private final OfferService offers;
  private final TenantTransactions transactions;
  private final Tenants tenants;
  private final BusinessClock clock;
  private final Semaphore asking = new Semaphore(MOST_AT_ONCE);

  @Inject
  ReminderPermitService(
      @RestClient SchedulingPermitClient scheduling,
      QuestionRepository questions,
      FollowUpService followUps,
      OfferService offers,
      TenantTransactions transactions,
      Tenants tenants,
      BusinessClock clock) {
    this.scheduling = scheduling;
    this.questions = questions;
    this.followUps = followUps;
    this.offers = offers;
    this.transactions = transactions;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Uni<GoAhead> ask(Conditional message) {
    return Uni.createFrom()
        .deferred(
            () ->
                asking.tryAcquire()
                    ? asked(message).onTermination().invoke(() -> asking.release())
                    : Uni.createFrom().item(new GoAhead.Unanswered("PERMIT_QUEUE")));
  }

  private Uni<GoAhead> asked(Conditional message) {
    return Uni.createFrom()
        .deferred(() -> permit(message))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .chain(answer -> heard(message, answer))
        .onFailure()
        .recoverWithItem(failure -> unheard(message, failure));
  }

  private Uni<Answer> permit(Conditional message) {
    return switch (message.condition().about()) {
      case REMINDER ->
          scheduling.permit(
              message.condition().reminderId(),
              message.tenant().toString(),
              message.messageId().toString(),
              new Question(message.condition().appointmentVersion()));
      case FOLLOW_UP -> followUps.permit(message);
      case OFFER -> offers.permit(message);
    };
  }

  @Override
  public Uni<Void> begins(SqlConnection transaction, Conditional message) {
    return switch (message.condition().about()) {
      case REMINDER -> questions.asked(transaction, message, clock.now().plus(ANSWERABLE));
      case FOLLOW_UP -> Uni.createFrom().voidItem();
      case OFFER -> offers.asked(transaction, message);
    };
  }

  private Uni<GoAhead> heard(Conditional message, Answer answer) {
    return switch (answer.decision()) {
      case REVOKED -> Uni.createFrom().item(revoked(message));
      case GRANTED -> worded(message, answer).map(GoAhead.Given::new);
    };
  }

  private Uni<OutgoingContent> worded(Conditional message, Answer answer) {
    return switch (message.condition().about()) {
      case REMINDER ->
          transactions
              .onConnection(message.tenant(), connection -> questions.facts(connection, message))
              .map(facts -> content(message, facts, granted(answer)));
      case FOLLOW_UP -> followUps.content(message);
      case OFFER -> offers.content(message);
    };
  }

  private static Appointment granted(Answer answer) {
    return Objects.requireNonNull(answer.appointment(), "a permit without its appointment");
  }

  /** Without a template it is said in free words, which sending refuses outside the window. */
  private OutgoingContent content(Conditional message, Facts facts, Appointment visit) {
    Optional<TenantChanged> business = tenants.snapshot(message.tenant());
    ZonedDateTime startsAt = visit.startsAt().atZone(ZoneId.of(visit.timeZone()));
    if (facts.template() == null || isOpen(facts.lastInboundAt())) {
      return facts.text() == null
          ? ReminderWords.words(facts.customer(), visit.startsAt(), visit.timeZone(), business)
          : ReminderWords.own(
              facts.text(), facts.customer(), visit.serviceName(), startsAt, business);
    }
    return ReminderWords.template(
        facts.template(), facts.customer(), visit.serviceName(), startsAt, business);
  }

  /** Not in its last minute: it must still be open when the call is made. */
  private boolean isOpen(@Nullable Instant lastInboundAt) {
    return ServiceWindow.isOpen(lastInboundAt, clock.now().plus(LAST_MINUTE));
  }

  /** REMINDER_REVOKED, FOLLOW_UP_REVOKED, OFFER_REVOKED. */
  private static GoAhead revoked(Conditional message) {
    return new GoAhead.Withheld(message.condition().about() + "_REVOKED");
  }

  /** What scheduling-service does not know is as good as revoked. */
  private static GoAhead unheard(Conditional message, Throwable failure) {
    if (failure instanceof WebApplicationException answered
        && answered.getResponse().getStatus() == NOT_FOUND) {
      return revoked(message);
    }
    return new GoAhead.Unanswered("PERMIT_" + failure.getClass().getSimpleName());
  }
}
