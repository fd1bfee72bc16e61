package dev.switchboard.conversation.accept;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.channel.ChannelSecrets;
import dev.switchboard.conversation.whatsapp.WhatsAppSignature;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import io.quarkus.cache.CacheResult;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose app a webhook address is and whose channel a phone number id is. Answers are remembered for
 * a second on each replica, an unknown one like a known one, and only so many, since anybody may
 * ask for an app.
 */
@ApplicationScoped
class RoutingRepository {
  private static final String APP =
      """
      SELECT id, verify_token, app_secrets FROM webhook_app
      WHERE app_key = $1 AND kind = 'WHATSAPP' AND archived_at IS NULL
      """;
  private static final String CHANNEL =
      """
      SELECT id, tenant_id, webhook_app_id FROM channel
      WHERE kind = 'WHATSAPP' AND provider_address = $1 AND archived_at IS NULL
      """;

  private final Pool database;
  private final Secrets secrets;

  RoutingRepository(@ReactiveDataSource("worker") Pool database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  @CacheResult(cacheName = "webhook-app")
  Uni<Optional<WebhookApp>> app(String appKey) {
    return first(APP, appKey, this::app);
  }

  @CacheResult(cacheName = "receiving-channel")
  Uni<Optional<ReceivingChannel>> channel(String phoneNumberId) {
    return first(CHANNEL, phoneNumberId, RoutingRepository::channel);
  }

  private <T> Uni<Optional<T>> first(String sql, String key, Function<Row, T> reading) {
    return database
        .preparedQuery(sql)
        .execute(Tuple.of(key))
        .map(rows -> rows.stream().map(reading).findFirst());
  }

  private WebhookApp app(Row row) {
    return new WebhookApp(
        row.getUUID("id"),
        secrets.open(
            SecretScope.PLATFORM, ChannelSecrets.VERIFY_TOKEN, row.getString("verify_token")),
        WhatsAppSignature.under(
            Arrays.stream(row.getArrayOfStrings("app_secrets"))
                .map(token -> secrets.open(SecretScope.PLATFORM, ChannelSecrets.APP_SECRET, token))
                .toList()));
  }

  private static ReceivingChannel channel(Row row) {
    return new ReceivingChannel(
        row.getUUID("id"), new TenantId(row.getUUID("tenant_id")), row.getUUID("webhook_app_id"));
  }
}
