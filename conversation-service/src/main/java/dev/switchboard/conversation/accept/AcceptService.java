package dev.switchboard.conversation.accept;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.conversation.ConversationError;
import dev.switchboard.conversation.whatsapp.DeliveryScan;
import dev.switchboard.platform.accept.AcceptBatcher;
import dev.switchboard.platform.event.OutboxRow;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.time.SystemClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a signed delivery in (design.md 3.1, features.md C6): one outbox row per channel it is for,
 * its id derived from channel and body, so that the same delivery is the same event. A properly
 * signed one is never refused for what it holds: what has no place becomes a dead letter.
 */
@ApplicationScoped
class AcceptService {
  private final RoutingRepository routing;
  private final AcceptBatcher batcher;
  private final SystemClock clock;
  private final MeterRegistry meters;

  AcceptService(
      RoutingRepository routing,
      @ReactiveDataSource("worker") Pool database,
      OutboxWriter outbox,
      SystemClock clock,
      MeterRegistry meters) {
    this.routing = routing;
    this.batcher = new AcceptBatcher(database, outbox, meters);
    this.clock = clock;
    this.meters = meters;
  }

  /** The challenge to answer with, for whoever knows the app's verify token. */
  Uni<String> verify(String appKey, @Nullable String token, String challenge) {
    return app(appKey)
        .map(
            app -> {
              if (!app.verifiedBy(token)) {
                throw new ApplicationException(
                    ConversationError.WEBHOOK_NOT_VERIFIED, "The verify token is not this app's.");
              }
              return challenge;
            });
  }

  /** Completes when the delivery is committed; whatever else happens, it is to be sent again. */
  Uni<Void> accept(String appKey, @Nullable String signature, byte[] body) {
    return app(appKey)
        .invoke(app -> requireSignature(app, signature, body))
        .chain(app -> rows(app, body))
        .chain(batcher::accept)
        .onFailure(failure -> !(failure instanceof ApplicationException))
        .transform(AcceptService::notStored);
  }

  private Uni<WebhookApp> app(String appKey) {
    return routing
        .app(appKey)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new ApplicationException(
                            ConversationError.WEBHOOK_APP_UNKNOWN,
                            "No app receives its webhooks here.")));
  }

  private void requireSignature(WebhookApp app, @Nullable String signature, byte[] body) {
    if (!app.signature().verifies(body, signature)) {
      count("bad_signature");
      throw new ApplicationException(
          ConversationError.WEBHOOK_SIGNATURE_INVALID,
          "The signature is missing or not that of this body under this app's secrets.");
    }
  }

  private Uni<List<OutboxRow>> rows(WebhookApp app, byte[] body) {
    return switch (DeliveryScan.of(body)) {
      case DeliveryScan.NotUnderstood not ->
          Uni.createFrom().item(List.of(deadLetter(app.id(), body, not.reason())));
      case DeliveryScan.Addressed addressed ->
          Multi.createFrom()
              .iterable(addressed.phoneNumberIds())
              .onItem()
              .transformToUniAndConcatenate(address -> row(app, address, body))
              .collect()
              .asList()
              .map(rows -> withUnroutable(app, addressed.unroutable(), rows, body));
    };
  }

  /** Parts that name no channel have no row of their own; the delivery is kept for them. */
  private List<OutboxRow> withUnroutable(
      WebhookApp app, int unroutable, List<OutboxRow> rows, byte[] body) {
    if (unroutable == 0) {
      return rows;
    }
    List<OutboxRow> all = new ArrayList<>(rows);
    all.add(deadLetter(app.id(), body, unroutable + " part(s) name no channel"));
    return all;
  }

  private Uni<OutboxRow> row(WebhookApp app, String phoneNumberId, byte[] body) {
    return routing.channel(phoneNumberId).map(channel -> row(app, phoneNumberId, channel, body));
  }

  private OutboxRow row(
      WebhookApp app, String phoneNumberId, Optional<ReceivingChannel> channel, byte[] body) {
    if (channel.isEmpty()) {
      UUID nobody = Ids.derived(app.id(), phoneNumberId);
      return deadLetter(nobody, body, "no channel has the phone number id " + phoneNumberId);
    }
    if (!channel.get().appId().equals(app.id())) {
      return deadLetter(
          channel.get().id(), body, "signed by an app that the channel does not belong to");
    }
    count("accepted");
    return delivery(channel.get(), body);
  }

  private OutboxRow delivery(ReceivingChannel channel, byte[] body) {
    return new OutboxRow(
        Ids.derived(channel.id(), body),
        channel.tenantId(),
        Topic.WEBHOOK_RECEIVED.topicName(),
        channel.id(),
        channel.id(),
        clock.now(),
        trace(),
        body,
        null);
  }

  private OutboxRow deadLetter(UUID key, byte[] body, String reason) {
    count("dead_letter");
    return new OutboxRow(
        Ids.derived(key, body),
        null,
        Topic.WEBHOOK_RECEIVED.deadLetterName(),
        key,
        key,
        clock.now(),
        trace(),
        body,
        reason);
  }

  private static @Nullable String trace() {
    return TraceContext.current().map(TraceParent::header).orElse(null);
  }

  private static ApplicationException notStored(Throwable failure) {
    return new ApplicationException(
        ConversationError.DELIVERY_NOT_STORED,
        "The delivery could not be stored; send it again.",
        List.of(),
        Map.of(),
        failure);
  }

  private void count(String outcome) {
    meters.counter("switchboard.webhook.deliveries", "outcome", outcome).increment();
  }
}
