package dev.switchboard.platform.problem;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refusal with a stable code. It carries everything the problem body needs, so that one mapper
 * serves all services; what it says is read by callers and must hold nothing secret.
 */
public class ApplicationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ErrorCode error;
  private final transient List<Violation> violations;
  private final transient Map<String, Object> members;

  public ApplicationException(ErrorCode error, String detail) {
    this(error, detail, List.of(), Map.of());
  }

  public ApplicationException(ErrorCode error, String detail, List<Violation> violations) {
    this(error, detail, violations, Map.of());
  }

  /**
   * @param members further members of the problem, such as {@code alternatives}; they may not take
   *     the name of a standard one
   */
  public ApplicationException(
      ErrorCode error, String detail, List<Violation> violations, Map<String, Object> members) {
    this(error, detail, violations, members, null);
  }

  public ApplicationException(
      ErrorCode error,
      String detail,
      List<Violation> violations,
      Map<String, Object> members,
      @Nullable Throwable cause) {
    super(Objects.requireNonNull(detail, "detail"), cause);
    this.error = Objects.requireNonNull(error, "error");
    this.violations = List.copyOf(violations);
    this.members = Problem.checkedMembers(members);
  }

  public final ErrorCode error() {
    return error;
  }

  /** For people: what happened this time. */
  public final String detail() {
    return Objects.requireNonNull(getMessage());
  }

  public final List<Violation> violations() {
    return violations;
  }

  public final Map<String, Object> members() {
    return members;
  }
}
