package dev.switchboard.conversation.accept;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.whatsapp.WhatsAppSignature;
import dev.switchboard.platform.secret.SecretPurpose;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose app a webhook address is and whose channel a phone number id is, on every replica no older
 * than a second. It holds at most ten thousand answers of each kind, since anybody may ask for an
 * app; an unknown one is remembered like a known one.
 */
@ApplicationScoped
class Directory {
  static final SecretPurpose APP_SECRET = new SecretPurpose("webhook-app.secret");
  static final SecretPurpose VERIFY_TOKEN = new SecretPurpose("webhook-app.verify-token");

  private static final Duration FRESH_FOR = Duration.ofSeconds(1);
  private static final int MOST_ANSWERS = 10_000;
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

  private final AsyncCache<String, Optional<WebhookApp>> apps = cache();
  private final AsyncCache<String, Optional<ReceivingChannel>> channels = cache();
  private final Pool database;
  private final Secrets secrets;

  Directory(@ReactiveDataSource("worker") Pool database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  Uni<Optional<WebhookApp>> app(String appKey) {
    return answer(apps, appKey, APP, this::app);
  }

  Uni<Optional<ReceivingChannel>> channel(String phoneNumberId) {
    return answer(channels, phoneNumberId, CHANNEL, Directory::channel);
  }

  private <T> Uni<Optional<T>> answer(
      AsyncCache<String, Optional<T>> cache, String key, String sql, Function<Row, T> reading) {
    return Uni.createFrom()
        .completionStage(
            () ->
                cache.get(
                    key,
                    (asked, executor) ->
                        database
                            .preparedQuery(sql)
                            .execute(Tuple.of(asked))
                            .map(rows -> first(rows).map(reading))
                            .subscribeAsCompletionStage()));
  }

  private WebhookApp app(Row row) {
    return new WebhookApp(
        row.getUUID("id"),
        secrets.open(SecretScope.PLATFORM, VERIFY_TOKEN, row.getString("verify_token")),
        WhatsAppSignature.under(
            Arrays.stream(row.getArrayOfStrings("app_secrets"))
                .map(token -> secrets.open(SecretScope.PLATFORM, APP_SECRET, token))
                .toList()));
  }

  private static ReceivingChannel channel(Row row) {
    return new ReceivingChannel(
        row.getUUID("id"), new TenantId(row.getUUID("tenant_id")), row.getUUID("webhook_app_id"));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    var iterator = rows.iterator();
    return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
  }

  private static <T> AsyncCache<String, Optional<T>> cache() {
    return Caffeine.newBuilder()
        .expireAfterWrite(FRESH_FOR)
        .maximumSize(MOST_ANSWERS)
        .executor(Runnable::run)
        .buildAsync();
  }
}
