package dev.switchboard.scheduling;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version that a caller has read and means to change: the header {@code If-Match: "3"}. Without
 * it any version will do.
 */
public record ExpectedVersion(@Nullable Long version) {
  private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

  /**
   * @throws ApplicationException INVALID_REQUEST
   */
  public static ExpectedVersion parse(@Nullable String header) {
    if (header == null) {
      return new ExpectedVersion(null);
    }
    Matcher tag = TAG.matcher(header.strip());
    if (!tag.matches()) {
      throw new ApplicationException(
          PlatformError.INVALID_REQUEST,
          "Send one ETag as it was given.",
          List.of(new Violation(HttpHeaders.IF_MATCH, "must be one version in quotes")));
    }
    return new ExpectedVersion(Long.valueOf(tag.group(1)));
  }

  /**
   * For changes that must not be made to what was not read.
   *
   * @throws ApplicationException VERSION_REQUIRED, INVALID_REQUEST
   */
  public static ExpectedVersion demand(@Nullable String header) {
    if (header == null) {
      throw new ApplicationException(
          SchedulingError.VERSION_REQUIRED, "Send the ETag of what you have read as If-Match.");
    }
    return parse(header);
  }

  /**
   * @throws ApplicationException PRECONDITION_FAILED
   */
  public void require(long actual) {
    if (version != null && actual != version) {
      throw new ApplicationException(
          PlatformError.PRECONDITION_FAILED, "It is version %d by now.".formatted(actual));
    }
  }
}
