package dev.switchboard.local;

import dev.switchboard.local.StackState.PartState;
import dev.switchboard.local.StackState.Phase;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * {@code state.properties}: who supervises the stack and which processes it has. It may be older
 * than the truth: the processes in it count only as far as they are still the same.
 */
final class StateFile {
  private static final String NAME = "state.properties";
  private static final String SUPERVISOR = "supervisor";
  private static final String PHASE = "phase";
  private static final String PARTS = "parts";

  private final Path file;

  StateFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /** Replaces the file as a whole: a reader or a kill never meets half of it. */
  void write(StackState state) {
    Properties properties = new Properties();
    properties.setProperty(PHASE, state.phase().name());
    put(properties, SUPERVISOR, state.supervisor());
    properties.setProperty(
        PARTS, String.join(",", state.parts().stream().map(PartState::name).toList()));
    for (PartState part : state.parts()) {
      put(properties, part.name(), part.process());
      properties.setProperty(part.name() + ".port", Integer.toString(part.port()));
    }
    Path fresh = file.resolveSibling(NAME + ".new");
    try {
      Files.createDirectories(file.getParent());
      try (Writer writer = Files.newBufferedWriter(fresh)) {
        properties.store(writer, null);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing when there is no file, or one that nobody can have written whole. */
  Optional<StackState> read() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return Optional.of(state(properties));
    } catch (NoSuchFileException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StackState state(Properties properties) {
    List<PartState> parts = new ArrayList<>();
    for (String name : text(properties, PARTS).split(",", -1)) {
      if (!name.isEmpty()) {
        int port = Math.toIntExact(number(properties, name + ".port"));
        parts.add(new PartState(name, port, process(properties, name)));
      }
    }
    return new StackState(
        Phase.valueOf(text(properties, PHASE)), process(properties, SUPERVISOR), parts);
  }

  private static void put(Properties properties, String name, RunningProcess process) {
    properties.setProperty(name + ".pid", Long.toString(process.pid()));
    properties.setProperty(name + ".started", Long.toString(process.startedMillis()));
  }

  private static RunningProcess process(Properties properties, String name) {
    return new RunningProcess(
        number(properties, name + ".pid"), number(properties, name + ".started"));
  }

  private static long number(Properties properties, String name) {
    return Long.parseLong(text(properties, name));
  }

  private static String text(Properties properties, String name) {
    String text = properties.getProperty(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }
}
