package dev.switchboard.scheduling.audit;

import dev.switchboard.platform.security.Actor;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of what a business has set up.
 *
 * @param version the one it became
 * @param before as its readers saw it; null for what is new
 * @param after as they see it now
 */
public record SetupChange(
    Subject subject,
    UUID subjectId,
    long version,
    Kind kind,
    Actor actor,
    @Nullable Object before,
    Object after) {
  public SetupChange {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(subjectId, "subjectId");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(after, "after");
  }

  /** What is changed. */
  public enum Subject {
    /** Of which there is one; its id is the tenant's. */
    SETTINGS,
    SERVICE_TYPE,
    TECHNICIAN,
    CAMPAIGN,
    /** The business's, which tenant-service keeps; heard of here. */
    TIME_ZONE
  }

  /** How. */
  public enum Kind {
    ADDED,
    CHANGED,
    ARCHIVED,
    RESTORED
  }
}
