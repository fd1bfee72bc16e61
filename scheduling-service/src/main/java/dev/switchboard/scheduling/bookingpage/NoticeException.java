package dev.switchboard.scheduling.bookingpage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a notice. */
final class NoticeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Notice notice;
  private final @Nullable Duration retryAfter;

  NoticeException(Notice notice) {
    this(notice, null);
  }

  /**
   * @param retryAfter when it may be different
   */
  NoticeException(Notice notice, @Nullable Duration retryAfter) {
    super(notice.name(), null, false, false);
    this.notice = notice;
    this.retryAfter = retryAfter;
  }

  Notice notice() {
    return notice;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
