package dev.switchboard.platform.logging;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exception as it may be logged: the same stack, causes and suppressed ones, every text masked.
 * Its {@code toString} begins with the original's type.
 */
final class MaskedThrowable extends Throwable {
  private final String text;

  private MaskedThrowable(String text, @Nullable Throwable cause) {
    super(text, cause);
    this.text = text;
  }

  static MaskedThrowable of(Throwable original) {
    return of(original, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static MaskedThrowable of(Throwable original, Set<Throwable> seen) {
    boolean first = seen.add(original);
    Throwable cause = first ? original.getCause() : null;
    MaskedThrowable masked =
        new MaskedThrowable(
            PersonalData.mask(original.toString()), cause == null ? null : of(cause, seen));
    masked.setStackTrace(original.getStackTrace());
    if (first) {
      for (Throwable suppressed : original.getSuppressed()) {
        masked.addSuppressed(of(suppressed, seen));
      }
    }
    return masked;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /**
   * Not {@code getMessage}: a stack trace shows this, and the type in it must be the original's.
   */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return text;
  }
}
