package dev.switchboard.integration.ispcube;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.integration.connection.Connection;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What an installation said a moment ago: requests are metered, and a conversation asks the same
 * again. Failures are not kept.
 */
@Singleton
class AccountCache {
  private static final int MOST = 10_000;

  private final Cache<Key, AccountAnswer> answers;

  AccountCache(IspcubeConfig config) {
    this.answers =
        Caffeine.newBuilder().expireAfterWrite(config.accountsKept()).maximumSize(MOST).build();
  }

  /** Answers of other settings are another installation's. */
  private record Key(TenantId tenant, long version, String question) {}

  Optional<AccountAnswer> find(Connection connection, AccountQuestion question) {
    return Optional.ofNullable(answers.getIfPresent(key(connection, question)));
  }

  void keep(Connection connection, AccountQuestion question, AccountAnswer answer) {
    switch (answer.result()) {
      case FOUND, NOT_FOUND -> answers.put(key(connection, question), answer);
      case NOT_CONNECTED, UNAVAILABLE, TOO_MANY -> {}
    }
  }

  private static Key key(Connection connection, AccountQuestion question) {
    return new Key(connection.tenant(), connection.version(), question.key());
  }
}
