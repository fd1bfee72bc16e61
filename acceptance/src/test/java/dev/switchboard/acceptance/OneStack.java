package dev.switchboard.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test class that asks for it the same {@link RunningStack}: it takes half a minute to
 * start. It ends with the last test; what it wrote stays under {@code target}.
 */
final class OneStack implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(OneStack.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningStack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("stack", _ -> start(), RunningStack.class);
  }

  private static RunningStack start() {
    try {
      Path target = Files.createDirectories(Path.of("target"));
      return RunningStack.start(Files.createTempDirectory(target, "stack-"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
