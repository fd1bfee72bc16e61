package dev.switchboard.platform.security;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who does something. {@link #toString} is its form in the audit log and in events. */
public sealed interface Actor {
  /** A person: {@code user:0197...}. */
  record User(UUID id) implements Actor {
    public User {
      Objects.requireNonNull(id, "id");
    }

    @Override
    public String toString() {
      return "user:" + id;
    }
  }

  /** A system with a key of the tenant's: {@code api-key:0197...}. */
  record ApiKeyHolder(UUID apiKeyId) implements Actor {
    public ApiKeyHolder {
      Objects.requireNonNull(apiKeyId, "apiKeyId");
    }

    @Override
    public String toString() {
      return "api-key:" + apiKeyId;
    }
  }

  /** One of our services, by its own decision: {@code service:scheduling-service}. */
  record Service(String name) implements Actor {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    public Service {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("not a service's name");
      }
    }

    @Override
    public String toString() {
      return "service:" + name;
    }
  }
}
