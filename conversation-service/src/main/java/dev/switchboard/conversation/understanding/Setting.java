package dev.switchboard.conversation.understanding;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * What a message is read against.
 *
 * @param question what was asked last
 * @param offers how many times were offered; 0 when none are
 * @param now the business's wall clock
 * @param vertical the tenant's: {@code isp}, {@code plumbing}, ...
 */
public record Setting(Question question, int offers, LocalDateTime now, String vertical) {
  public Setting {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(vertical, "vertical");
  }
}
