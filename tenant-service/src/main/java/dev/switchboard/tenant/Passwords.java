package dev.switchboard.tenant;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;

/** Passwords as bcrypt keeps them. Slow on purpose: never on the event loop. */
@ApplicationScoped
public class Passwords {
  private final int cost;
  private final String ofNobody;

  Passwords(TenantConfig config) {
    this.cost = config.bcryptCost();
    this.ofNobody = BcryptUtil.bcryptHash("nobody has this password", cost);
  }

  public String hash(String password) {
    return BcryptUtil.bcryptHash(password, cost);
  }

  public boolean matches(String password, String hash) {
    return BcryptUtil.matches(password, hash);
  }

  /** A hash to compare with where there is no account: it takes as long as a real one. */
  public String ofNobody() {
    return ofNobody;
  }
}
