package dev.switchboard.local;

import dev.switchboard.testkit.stack.ChildProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code up --detach}: a supervisor in the background; this process shows what it says and ends
 * when it is ready.
 */
final class Detached {
  private static final long LOOK_MILLIS = 100;

  private final Path folder;
  private final PrintStream out;
  private final Path log;
  private long shown;

  Detached(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
    this.log = folder.resolve("supervisor").resolve("supervisor.log");
  }

  int run() throws InterruptedException, IOException {
    if (!StackLock.isFree(folder)) {
      out.println(Up.ALREADY_RUNNING);
      return 0;
    }
    Files.deleteIfExists(log);
    ChildProcess supervisor = ChildProcess.startUnguarded("supervisor", command(), log);
    while (supervisor.alive() && !isReady(supervisor)) {
      Thread.sleep(LOOK_MILLIS);
      show();
    }
    show();
    return supervisor.alive() ? 0 : 1;
  }

  private boolean isReady(ChildProcess supervisor) {
    return new StateFile(folder)
        .read()
        .filter(StackState::isReady)
        .filter(state -> state.supervisor().pid() == supervisor.pid())
        .isPresent();
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "up"));
    return command;
  }

  private void show() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(shown);
      byte[] fresh = new byte[Math.toIntExact(file.length() - shown)];
      file.readFully(fresh);
      shown += fresh.length;
      out.write(fresh);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
