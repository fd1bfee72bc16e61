package dev.switchboard.conversation.alert;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.OwnerAlerted;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert on its way out, under our lock.
 *
 * @param tries how often the provider has certainly not taken it
 * @param callOpen whether a call was begun of which nobody knows the end
 * @param route absent when no channel can send it
 */
record Alert(
    UUID id,
    TenantId tenant,
    OwnerAlerted.Cause cause,
    UUID conversationId,
    List<String> parameters,
    int tries,
    boolean callOpen,
    @Nullable Route route) {

  /**
   * Through what it goes.
   *
   * @param credentials sealed
   * @param template the channel's, to alert the owner with
   */
  record Route(UUID channelId, String phoneNumberId, String credentials, String template) {
    static @Nullable Route from(Row row) {
      UUID channel = row.getUUID("route_id");
      return channel == null
          ? null
          : new Route(
              channel,
              row.getString("provider_address"),
              row.getString("credentials"),
              row.getString("template"));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
      return "Route[%s]".formatted(channelId);
    }
  }

  static Alert from(Row row) {
    return new Alert(
        row.getUUID("id"),
        new TenantId(row.getUUID("tenant_id")),
        OwnerAlerted.Cause.valueOf(row.getString("cause")),
        row.getUUID("conversation_id"),
        List.of(row.getArrayOfStrings("parameters")),
        row.getInteger("tries"),
        row.getOffsetDateTime("call_began_at") != null,
        Route.from(row));
  }
}
