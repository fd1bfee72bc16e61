package dev.switchboard.platform.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the JSON of a record looks like, told from its components: one line each. */
final class MemberShapes {
  private static final Map<Type, String> SCALARS =
      Map.of(
          String.class, "string",
          UUID.class, "string uuid",
          Instant.class, "string date-time",
          BigDecimal.class, "number",
          boolean.class, "boolean",
          int.class, "integer int32",
          long.class, "integer int64");

  private MemberShapes() {}

  /** By the member's name; those of a nested record by {@code outer.inner}. */
  static Map<String, String> of(Class<?> record) {
    Map<String, String> shapes = new TreeMap<>();
    add(shapes, "", record);
    return shapes;
  }

  private static void add(Map<String, String> shapes, String prefix, Class<?> record) {
    for (RecordComponent component : record.getRecordComponents()) {
      String name = prefix + component.getName();
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      shapes.put(
          name, shape(component.getGenericType()) + (nullable ? ", may be null" : ", required"));
      if (component.getType().isRecord()) {
        add(shapes, name + ".", component.getType());
      }
    }
  }

  private static String shape(Type type) {
    if (type instanceof ParameterizedType many && many.getRawType().equals(Set.class)) {
      return "set of " + shape(many.getActualTypeArguments()[0]);
    }
    if (type instanceof Class<?> single && single.isEnum()) {
      return Arrays.stream(single.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining("|"));
    }
    if (type instanceof Class<?> single && single.isRecord()) {
      return "object";
    }
    String scalar = SCALARS.get(type);
    if (scalar == null) {
      throw new IllegalArgumentException("nobody has agreed on the JSON of " + type);
    }
    return scalar;
  }
}
