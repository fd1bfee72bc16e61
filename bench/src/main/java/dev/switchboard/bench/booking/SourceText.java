package dev.switchboard.bench.booking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements as they stand in the sources: what is measured is what the service says, also after
 * somebody has changed it.
 *
 * @param java a source file
 */
record SourceText(String java) {
  private static final String SERVICE =
      "scheduling-service/src/main/java/dev/switchboard/scheduling";
  private static final String PLATFORM = "libs/platform/src/main/java/dev/switchboard/platform";

  /**
   * @param root the folder of the sources
   * @param file below the service's package, without its ending
   */
  static SourceText ofService(Path root, String file) {
    return of(root.resolve(SERVICE).resolve(file + ".java"));
  }

  /** The same below platform's package. */
  static SourceText ofPlatform(Path root, String file) {
    return of(root.resolve(PLATFORM).resolve(file + ".java"));
  }

  private static SourceText of(Path file) {
    try {
      return new SourceText(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text of a constant that is one literal or one text block.
   *
   * @throws IllegalStateException when there is none of that name
   */
  String constant(String name) {
    Matcher found =
        Pattern.compile(
                "String " + name + "\\s*=\\s*(?:\"\"\"\\n(.*?)\"\"\"|\"([^\"\\n]*)\")",
                Pattern.DOTALL)
            .matcher(java);
    if (!found.find()) {
      throw new IllegalStateException("no text is called " + name);
    }
    return found.group(1) == null ? found.group(2) : found.group(1).stripIndent().strip();
  }
}
