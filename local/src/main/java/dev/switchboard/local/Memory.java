package dev.switchboard.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory a process and its children hold. Memory that several of them share, as PostgreSQL's
 * do, counts once.
 */
final class Memory {
  private static final long UNKNOWN = -1;

  private Memory() {}

  /** KiB; nothing where the system does not say, which is everywhere but on Linux. */
  static OptionalLong ofTree(RunningProcess process) {
    if (!process.alive()) {
      return OptionalLong.empty();
    }
    long sum =
        ProcessHandle.of(process.pid())
            .map(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
            .orElse(Stream.empty())
            .mapToLong(handle -> of(handle.pid()))
            .filter(kib -> kib != UNKNOWN)
            .sum();
    return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
  }

  /** {@code 123 MiB}, or a dash. */
  static String shown(OptionalLong kib) {
    return kib.isEmpty() ? "-" : String.format(Locale.ROOT, "%d MiB", kib.getAsLong() / 1024);
  }

  /** Its share of what is shared where we may look so closely, else all that is resident. */
  private static long of(long pid) {
    long share = line(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
    return share != UNKNOWN
        ? share
        : line(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
  }

  private static long line(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException | java.io.UncheckedIOException e) {
      return UNKNOWN;
    }
  }
}
