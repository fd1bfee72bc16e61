package dev.switchboard.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is wrong with a body, in the caller's words. Jackson's own text is not passed on: it names
 * our classes.
 *
 * @param detail where reading stopped, or that a field is wrong
 * @param violations the field, when the body is JSON at all
 */
record JsonFault(String detail, List<Violation> violations) {
  JsonFault {
    Objects.requireNonNull(detail, "detail");
    violations = List.copyOf(violations);
  }

  static JsonFault from(JsonProcessingException fault) {
    return fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? inField(mapping)
        : fault instanceof ValueInstantiationException instantiation
            ? inField(instantiation)
            : unreadable(fault);
  }

  private static JsonFault inField(JsonMappingException fault) {
    String path = path(fault.getPath());
    String field =
        missingComponent(fault)
            .map(missing -> path.isEmpty() ? missing : path + "." + missing)
            .orElse(path);
    return new JsonFault(
        "A field of the body is not valid.", List.of(new Violation(field, message(fault))));
  }

  private static JsonFault unreadable(JsonProcessingException fault) {
    JsonLocation location = fault.getLocation();
    return new JsonFault(
        location == null
            ? "The body cannot be read as JSON."
            : "The body cannot be read as JSON: line %d, column %d."
                .formatted(location.getLineNr(), location.getColumnNr()),
        List.of());
  }

  private static String message(JsonMappingException fault) {
    return switch (fault) {
      case InvalidFormatException format -> "must be " + expected(format.getTargetType());
      case UnrecognizedPropertyException ignored -> "is not known here";
      case InvalidNullException ignored -> "is missing";
      case JsonMappingException other ->
          missingComponent(other).isPresent() ? "is missing" : "is not valid";
    };
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == UUID.class) {
      return "a UUID";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "a date or time in ISO 8601";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
      return "a number in range";
    }
    return "in the documented form";
  }

  /** A record refused null for this component: its constructor's check names it. */
  private static Optional<String> missingComponent(JsonMappingException fault) {
    if (fault instanceof ValueInstantiationException instantiation
        && fault.getCause() instanceof NullPointerException absent
        && instantiation.getType().getRawClass().isRecord()) {
      return Arrays.stream(instantiation.getType().getRawClass().getRecordComponents())
          .map(component -> component.getName())
          .filter(name -> name.equals(absent.getMessage()))
          .findFirst();
    }
    return Optional.empty();
  }

  private static String path(List<Reference> references) {
    StringBuilder path = new StringBuilder();
    for (Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }
}
