package dev.switchboard.conversation.alert;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.contracts.conversation.OwnerAlerted;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.conversation.channel.ChannelSecrets;
import dev.switchboard.conversation.consent.Address;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.TemplateLanguage;
import dev.switchboard.conversation.sending.Outcome;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.WhatsAppCall;
import dev.switchboard.platform.copy.Tenants;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The two transactions around the call that alerts an owner. */
@ApplicationScoped
class AlertSendingService {
  static final WorkTable ALERTS = new WorkTable("owner_alert", "id");

  private final AlertRepository alerts;
  private final Tenants tenants;
  private final TenantTransactions transactions;
  private final OutboxWriter outbox;
  private final Secrets secrets;
  private final BusinessClock clock;

  AlertSendingService(
      AlertRepository alerts,
      Tenants tenants,
      TenantTransactions transactions,
      OutboxWriter outbox,
      Secrets secrets,
      BusinessClock clock) {
    this.alerts = alerts;
    this.tenants = tenants;
    this.transactions = transactions;
    this.outbox = outbox;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** The right to make the call; empty when there is none to make. */
  Uni<Optional<WhatsAppCall>> open(Claimed work) {
    TenantChanged business =
        tenants.snapshot(work.tenantId()).orElseThrow(AlertSendingService::unknown);
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            alerts
                .lock(connection, work.tenantId(), work.id())
                .chain(alert -> open(connection, work, alert, business)));
  }

  private Uni<Optional<WhatsAppCall>> open(
      SqlConnection connection, Claimed work, Alert alert, TenantChanged business) {
    Optional<AlertEnd> against = AlertPolicy.against(alert, business);
    if (against.isPresent()) {
      return end(connection, work, alert, against.get()).replaceWith(Optional.empty());
    }
    Alert.Route route = Objects.requireNonNull(alert.route());
    WhatsAppCall call = call(alert, route, business);
    return alerts
        .beginCall(connection, work, route.channelId())
        .map(mine -> mine ? Optional.of(call) : Optional.empty());
  }

  /** What the call came to. */
  Uni<Void> settle(Claimed work, Outcome outcome) {
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            alerts
                .lock(connection, work.tenantId(), work.id())
                .chain(alert -> settle(connection, work, alert, outcome)));
  }

  private Uni<Void> settle(SqlConnection connection, Claimed work, Alert alert, Outcome outcome) {
    if (outcome instanceof Outcome.Again again) {
      Duration pause = again.pause(alert.tries());
      if (pause != null) {
        return alerts
            .notAccepted(connection, work)
            .chain(() -> ALERTS.retry(connection, work, pause, again.code()));
      }
    }
    return end(connection, work, alert, AlertEnd.of(outcome));
  }

  /** Said once: whoever has lost the lease fails here, and all of it is rolled back. */
  private Uni<Void> end(SqlConnection connection, Claimed work, Alert alert, AlertEnd end) {
    return alerts
        .end(connection, alert, end)
        .chain(() -> outbox.write(connection, List.of(said(work, alert, end))))
        .chain(() -> ALERTS.finish(connection, work));
  }

  private EventEnvelope<?> said(Claimed work, Alert alert, AlertEnd end) {
    Instant now = clock.now();
    return new EventEnvelope<>(
        Ids.derived(alert.id(), "alerted"),
        now,
        alert.tenant(),
        work.traceParent(),
        new OwnerAlerted(
            alert.id(),
            alert.cause(),
            alert.conversationId(),
            ChannelKind.WHATSAPP,
            end.result(),
            now));
  }

  private WhatsAppCall call(Alert alert, Alert.Route route, TenantChanged business) {
    Language language = Language.of(business.language()).orElse(Language.ES);
    return new WhatsAppCall(
        alert.id(),
        route.phoneNumberId(),
        secrets.open(
            SecretScope.of(alert.tenant()), ChannelSecrets.ACCESS_TOKEN, route.credentials()),
        new Address("PHONE", Objects.requireNonNull(business.ownerPhone())),
        new OutgoingContent.Template(
            route.template(),
            TemplateLanguage.code(language, business.country()),
            alert.parameters()));
  }

  private static ApplicationException unknown() {
    return new ApplicationException(
        PlatformError.UNAVAILABLE, "The tenant of an alert is not known here yet.");
  }
}
