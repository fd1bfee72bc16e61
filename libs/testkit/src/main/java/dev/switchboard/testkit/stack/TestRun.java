package dev.switchboard.testkit.stack;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The test run that this JVM belongs to: Maven's process when Maven started it, else, in an IDE,
 * the JVM itself.
 *
 * @param owner the process whose end is the end of the run
 */
record TestRun(ProcessHandle owner) {
  private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

  static TestRun current() {
    ProcessHandle self = ProcessHandle.current();
    return new TestRun(
        Stream.iterate(self.parent(), Optional::isPresent, handle -> handle.get().parent())
            .flatMap(Optional::stream)
            .filter(TestRun::isMaven)
            .findFirst()
            .orElse(self));
  }

  static TestRun ownedBy(long pid) {
    return new TestRun(
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalStateException("no process " + pid + " any more")));
  }

  /** Where the runs of these sources keep their servers. */
  static Path folders() {
    String root = System.getProperty("switchboard.test-run", System.getProperty("user.dir"));
    return Path.of(root, "target", "test-stack").toAbsolutePath();
  }

  /** Begins with the owner's process id; never another run's, though process ids come again. */
  String name() {
    long started = owner.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return owner.pid() + "-" + started;
  }

  /** A process that ended but that nobody has waited for yet has no command line. */
  boolean over() {
    return !owner.isAlive() || owner.info().commandLine().isEmpty();
  }

  private static boolean isMaven(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains(MAVEN)).isPresent();
  }
}
