package dev.switchboard.tenant.auth;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.time.SystemClock;
import dev.switchboard.tenant.TenantConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys, made when they are first asked for. Each process keeps them for a minute, so a
 * key that another one added is soon known here.
 */
@ApplicationScoped
class SigningKeyService {
  private final SigningKeyRepository keys;
  private final SystemClock clock;
  private final TenantConfig config;
  private volatile @Nullable Held held;

  SigningKeyService(SigningKeyRepository keys, SystemClock clock, TenantConfig config) {
    this.keys = keys;
    this.clock = clock;
    this.config = config;
  }

  private record Held(List<SigningKey> keys, Instant until) {}

  /** Never empty; exactly one of them signs. */
  Uni<List<SigningKey>> all() {
    @Nullable Held known = held;
    if (known != null && clock.now().isBefore(known.until())) {
      return Uni.createFrom().item(known.keys());
    }
    return keys.all()
        .chain(found -> found.isEmpty() ? first() : Uni.createFrom().item(found))
        .invoke(found -> held = new Held(found, clock.now().plus(config.signingKeysKept())));
  }

  Uni<SigningKey> signing() {
    return all().map(found -> found.stream().filter(SigningKey::signs).findFirst().orElseThrow());
  }

  private Uni<List<SigningKey>> first() {
    return keys.addFirst(SigningKey.generate(Ids.next())).chain(keys::all);
  }
}
