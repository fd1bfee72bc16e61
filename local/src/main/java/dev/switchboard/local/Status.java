package dev.switchboard.local;

import dev.switchboard.local.StackState.PartState;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code status}: a table of the parts. */
final class Status {
  private static final String ROW = "%-22s %8s %6s  %-8s %9s";

  private final Path folder;
  private final Console console;

  Status(Path folder, Console console) {
    this.folder = folder;
    this.console = console;
  }

  /** The exit code: 0 when everything runs, 3 when nothing or not everything does. */
  int run() {
    Optional<StackState> state =
        StackLock.isFree(folder) ? Optional.empty() : new StateFile(folder).read();
    if (state.isEmpty()) {
      console.say("Nothing is running.");
      return 3;
    }
    return show(state.get());
  }

  private int show(StackState state) {
    console.heading(row("PART", "PID", "PORT", "STATE", "MEMORY"));
    state.parts().forEach(this::show);
    RunningProcess supervisor = state.supervisor();
    String phase = state.phase().name().toLowerCase(Locale.ROOT);
    console.say(row("supervisor", supervisor.pid(), "-", phase, ""));
    OptionalLong all = Memory.ofTree(supervisor);
    console.say(row("all together", "", "", "", Memory.shown(all)));
    boolean well = state.isReady() && state.parts().stream().allMatch(p -> p.process().alive());
    return well ? 0 : 3;
  }

  private void show(PartState part) {
    RunningProcess process = part.process();
    console.say(
        row(
            part.name(),
            process.pid(),
            part.port(),
            process.alive() ? "running" : "ended",
            Memory.shown(Memory.ofTree(process))));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells);
  }
}
