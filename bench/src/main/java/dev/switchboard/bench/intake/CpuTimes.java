package dev.switchboard.bench.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How much of the processors was used so far, as Linux tells (proc(5)). In clock ticks of ten
 * milliseconds.
 *
 * @param parts by each part of the stack with its children, by this program and by those it started
 * @param busy by everybody
 * @param all what there was to use
 */
public record CpuTimes(Map<String, Long> parts, long busy, long all) {
  static final String SELF = "bench";
  static final String STARTED = "pgbench";
  private static final double MICROS_PER_TICK = 10_000;
  private static final int IDLE = 3;
  private static final int WAITING = 4;

  /** Guest time is in user time already. */
  private static final int COUNTED = 8;

  public CpuTimes {
    parts = Map.copyOf(parts);
  }

  /**
   * What was used between two moments.
   *
   * @param micros of processor time, by part
   * @param others the share of the machine that nobody of ours used, from 0 to 1
   */
  public record Used(Map<String, Double> micros, double others) {
    public Used {
      micros = Map.copyOf(micros);
    }
  }

  /** Ticks of one process, its own and of its children that have ended. */
  record Process(long own, long children) {
    /** A line of {@code /proc/PID/stat}; the name before the last parenthesis may hold anything. */
    static Process of(String stat) {
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return new Process(
          Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
          Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
    }

    long both() {
      return own + children;
    }
  }

  /**
   * As of now.
   *
   * @param processes ids by the parts' names
   */
  public static CpuTimes now(Map<String, Long> processes) {
    Map<String, Long> parts = new TreeMap<>();
    processes.forEach((name, pid) -> parts.put(name, ofTree(pid)));
    Process self = process(ProcessHandle.current().pid());
    parts.put(SELF, self.own());
    parts.put(STARTED, self.children());
    return machine(firstLine(Path.of("/proc/stat")), parts);
  }

  public Used until(CpuTimes later) {
    Map<String, Double> micros = new TreeMap<>();
    long ours = 0;
    for (Map.Entry<String, Long> part : later.parts.entrySet()) {
      long ticks = part.getValue() - parts.getOrDefault(part.getKey(), part.getValue());
      micros.put(part.getKey(), ticks * MICROS_PER_TICK);
      ours += ticks;
    }
    double others = (double) (later.busy - busy - ours) / Math.max(1, later.all - all);
    return new Used(micros, Math.max(0, others));
  }

  /** The first line of {@code /proc/stat}. */
  static CpuTimes machine(String stat, Map<String, Long> parts) {
    long[] times =
        Arrays.stream(stat.split(" +")).skip(1).limit(COUNTED).mapToLong(Long::parseLong).toArray();
    long all = Arrays.stream(times).sum();
    return new CpuTimes(parts, all - times[IDLE] - times[WAITING], all);
  }

  private static long ofTree(long pid) {
    return ProcessHandle.of(pid)
        .map(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .orElse(Stream.empty())
        .mapToLong(handle -> process(handle.pid()).both())
        .sum();
  }

  /** Nothing of a process that has just ended: its parent has it. */
  private static Process process(long pid) {
    Path file = Path.of("/proc", Long.toString(pid), "stat");
    return Files.exists(file) ? Process.of(firstLine(file)) : new Process(0, 0);
  }

  private static String firstLine(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
