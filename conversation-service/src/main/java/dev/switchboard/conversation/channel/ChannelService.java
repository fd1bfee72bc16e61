package dev.switchboard.conversation.channel;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.conversation.ConversationError;
import dev.switchboard.conversation.channel.ChannelRepository.Claim;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connects numbers; each belongs to one tenant of the platform (features.md C29). */
@ApplicationScoped
class ChannelService {
  private final ChannelRepository channels;
  private final TenantTransactions transactions;
  private final CurrentTenant currentTenant;
  private final Secrets secrets;

  ChannelService(
      ChannelRepository channels,
      TenantTransactions transactions,
      CurrentTenant currentTenant,
      Secrets secrets) {
    this.channels = channels;
    this.transactions = transactions;
    this.currentTenant = currentTenant;
    this.secrets = secrets;
  }

  Uni<ChannelView> connect(ChannelRequest request) {
    if (request.kind() != ChannelKind.WHATSAPP) {
      throw new ApplicationException(
          PlatformError.INVALID_REQUEST,
          "Only WhatsApp numbers can be connected.",
          List.of(new Violation("kind", "must be WHATSAPP")));
    }
    TenantId tenant = currentTenant.require();
    return transactions.onConnection(tenant, connection -> connect(connection, tenant, request));
  }

  Uni<List<ChannelView>> all() {
    TenantId tenant = currentTenant.require();
    return transactions.onConnection(tenant, connection -> channels.all(connection, tenant));
  }

  private Uni<ChannelView> connect(
      SqlConnection connection, TenantId tenant, ChannelRequest request) {
    UUID id = Ids.next();
    return channels
        .app(connection, request.appKey())
        .map(app -> app.orElseThrow(ChannelService::noSuchApp))
        .chain(app -> channels.claim(connection, claim(tenant, id, app, request)))
        .invoke(free -> requireFree(free, request))
        .chain(() -> channels.one(connection, tenant, id));
  }

  private Claim claim(TenantId tenant, UUID id, UUID app, ChannelRequest request) {
    JsonObject settings = new JsonObject();
    put(settings, ChannelView.OWNER_ALERT_TEMPLATE, request.ownerAlertTemplate());
    put(settings, ChannelView.REMINDER_TEMPLATE, request.reminderTemplate());
    put(settings, ChannelView.REMINDER_TEXT, request.reminderText());
    put(settings, ChannelView.FOLLOW_UP_TEMPLATE, request.followUpTemplate());
    put(settings, ChannelView.REACTIVATION_TEMPLATE, request.reactivationTemplate());
    put(settings, ChannelView.OFFER_TEMPLATE, request.offerTemplate());
    String token =
        secrets.seal(
            SecretScope.of(tenant), ChannelSecrets.ACCESS_TOKEN, request.accessToken().strip());
    return new Claim(tenant, id, app, request, token, settings);
  }

  private static void put(JsonObject settings, String name, @Nullable String value) {
    if (value != null) {
      settings.put(name, value);
    }
  }

  private static ApplicationException noSuchApp() {
    return new ApplicationException(
        ConversationError.CHANNEL_APP_UNKNOWN,
        "The app is not registered here.",
        List.of(new Violation("appKey", "names no app")));
  }

  private static void requireFree(boolean free, ChannelRequest request) {
    if (!free) {
      throw new ApplicationException(
          ConversationError.CHANNEL_CLAIMED,
          "The phone number id %s is connected already.".formatted(request.phoneNumberId()));
    }
  }
}
