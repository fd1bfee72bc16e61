package dev.switchboard.conversation.channel;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.secret.SecretPurpose;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Registers apps. They belong to no tenant: one app serves the numbers of many. */
@ApplicationScoped
class WebhookAppService {
  private static final String PUT =
      """
      INSERT INTO webhook_app (id, app_key, kind, verify_token, app_secrets)
      VALUES ($1, $2, 'WHATSAPP', $3, $4)
      ON CONFLICT (app_key) WHERE archived_at IS NULL
      DO UPDATE SET verify_token = excluded.verify_token, app_secrets = excluded.app_secrets
      """;

  private final Pool database;
  private final Secrets secrets;

  WebhookAppService(Pool database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /** The app is as the request says, whether or not it was there. */
  Uni<WebhookAppView> put(String appKey, WebhookAppRequest request) {
    String[] appSecrets =
        request.appSecrets().stream()
            .map(secret -> sealed(ChannelSecrets.APP_SECRET, secret))
            .toArray(String[]::new);
    return database
        .preparedQuery(PUT)
        .execute(
            Tuple.of(
                Ids.next(),
                appKey,
                sealed(ChannelSecrets.VERIFY_TOKEN, request.verifyToken()),
                appSecrets))
        .replaceWith(new WebhookAppView(appKey, appSecrets.length));
  }

  private String sealed(SecretPurpose purpose, String secret) {
    return secrets.seal(SecretScope.PLATFORM, purpose, secret);
  }
}
