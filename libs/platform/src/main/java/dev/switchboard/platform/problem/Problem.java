package dev.switchboard.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of every refusal and failure: RFC 9457 problem details (protocols.md 9.1), media type
 * {@value #MEDIA_TYPE}.
 *
 * @param type a URI that names the code; it need not lead anywhere
 * @param title the same for every occurrence of the code
 * @param status the HTTP status of the answer that carries it
 * @param code stable; the member to decide on
 * @param detail for people: what happened this time
 * @param violations the fields that are wrong, empty when no single field is
 * @param traceId names the request in logs and traces
 * @param members further top-level members of this code
 */
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "violations", "traceId"})
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    List<Violation> violations,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceId,
    @JsonAnyGetter Map<String, Object> members) {
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPES = "https://switchboard.dev/problems/";
  private static final Set<String> STANDARD_MEMBERS =
      Set.of("type", "title", "status", "code", "detail", "instance", "violations", "traceId");

  public Problem {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
    violations = List.copyOf(violations);
    members = checkedMembers(members);
  }

  public static Problem of(ErrorCode error, String detail, @Nullable String traceId) {
    return of(error, detail, List.of(), traceId);
  }

  public static Problem of(
      ErrorCode error, String detail, List<Violation> violations, @Nullable String traceId) {
    return new Problem(
        typeOf(error),
        error.title(),
        error.status(),
        error.code(),
        detail,
        violations,
        traceId,
        Map.of());
  }

  public static Problem of(ApplicationException refusal, @Nullable String traceId) {
    ErrorCode error = refusal.error();
    return new Problem(
        typeOf(error),
        error.title(),
        error.status(),
        error.code(),
        refusal.detail(),
        refusal.violations(),
        traceId,
        refusal.members());
  }

  static Map<String, Object> checkedMembers(Map<String, Object> members) {
    for (String name : members.keySet()) {
      if (STANDARD_MEMBERS.contains(name)) {
        throw new IllegalArgumentException("not for an extension member: " + name);
      }
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  private static String typeOf(ErrorCode error) {
    return TYPES + error.code().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
