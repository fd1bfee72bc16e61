package dev.switchboard.conversation.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The word lists, kept as text beside the classes: a heading at the margin, its lines indented
 * below it, comments after "#".
 */
final class PhraseFile {
  private PhraseFile() {}

  record Line(String heading, String text) {}

  static List<Line> read(String name) {
    List<Line> lines = new ArrayList<>();
    String heading = "";
    for (String line : text(name).lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ")) {
        lines.add(new Line(heading, line.strip()));
      } else {
        heading = line.strip();
      }
    }
    return lines;
  }

  private static String text(String name) {
    String path = "/understanding/" + name + ".txt";
    try (InputStream file = PhraseFile.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
