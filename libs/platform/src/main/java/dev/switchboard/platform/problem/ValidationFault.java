package dev.switchboard.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Bean validation's findings about a request, named as the caller wrote the fields. */
final class ValidationFault {
  private ValidationFault() {}

  /** Whether it is what we were about to answer that broke a rule. */
  static boolean isOurs(Set<ConstraintViolation<?>> violations) {
    return violations.stream()
        .flatMap(violation -> nodes(violation.getPropertyPath()))
        .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
  }

  /** Sorted, so that equal requests get equal answers. */
  static List<Violation> violations(Set<ConstraintViolation<?>> violations) {
    return violations.stream()
        .map(violation -> new Violation(field(violation.getPropertyPath()), violation.getMessage()))
        .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
        .toList();
  }

  /** Where in the body; for a plain parameter its name. Our method's name is nobody's business. */
  private static String field(Path path) {
    StringBuilder field = new StringBuilder();
    String parameter = "";
    for (Path.Node node : path) {
      switch (node.getKind()) {
        case PARAMETER -> parameter = node.getName();
        case METHOD, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE -> {}
        case PROPERTY, BEAN, CONTAINER_ELEMENT -> append(field, node);
      }
    }
    return field.isEmpty() ? parameter : field.toString();
  }

  private static void append(StringBuilder field, Path.Node node) {
    if (node.isInIterable()) {
      Object place = node.getIndex() == null ? node.getKey() : node.getIndex();
      field.append('[').append(place == null ? "" : place).append(']');
    }
    if (node.getKind() == ElementKind.PROPERTY) {
      field.append(field.isEmpty() ? "" : ".").append(node.getName());
    }
  }

  private static Stream<Path.Node> nodes(Path path) {
    return StreamSupport.stream(path.spliterator(), false);
  }
}
