package dev.switchboard.conversation.intake;

import dev.switchboard.conversation.whatsapp.ProviderError;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of a status, which stand in two tables. */
final class StatusColumns {
  private StatusColumns() {}

  static @Nullable Instant at(Row row, String column) {
    var time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  static @Nullable ProviderError error(Row row) {
    String code = row.getString("error_code");
    return code == null ? null : new ProviderError(code, row.getString("error_reason"), null);
  }

  static @Nullable String code(@Nullable ProviderError error) {
    return error == null ? null : error.code();
  }

  /** The provider's fuller words, where it has any. */
  static @Nullable String reason(@Nullable ProviderError error) {
    return error == null ? null : error.details() == null ? error.title() : error.details();
  }
}
