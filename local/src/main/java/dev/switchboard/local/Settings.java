package dev.switchboard.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** {@code local.properties}, each line overridden by the system property of its name. */
public record Settings(Map<String, String> values) {
  private static final String PREFIX = "switchboard.local.";

  public Settings {
    values = Map.copyOf(values);
  }

  public static Settings load() {
    Properties file = new Properties();
    try (InputStream in =
        Objects.requireNonNull(Settings.class.getResourceAsStream("/local.properties"))) {
      file.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    file.putAll(System.getProperties());
    Map<String, String> values = new TreeMap<>();
    for (String name : file.stringPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        values.put(name.substring(PREFIX.length()), file.getProperty(name));
      }
    }
    return new Settings(values);
  }

  public String text(String name) {
    return Objects.requireNonNull(values.get(name), () -> "there is no setting " + PREFIX + name);
  }

  /** Where no line says otherwise, the default. */
  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  public int number(String name) {
    return Integer.parseInt(text(name));
  }

  /** Where no line says otherwise, the default. */
  public int number(String name, int otherwise) {
    return values.containsKey(name) ? number(name) : otherwise;
  }

  /** These settings, but for those given. */
  public Settings with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(values);
    all.putAll(others);
    return new Settings(all);
  }

  /** Every value whose name starts so, by the rest of its name. */
  Map<String, String> under(String prefix) {
    Map<String, String> found = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
