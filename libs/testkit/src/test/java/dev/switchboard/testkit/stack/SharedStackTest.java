package dev.switchboard.testkit.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test plays a Maven run: a shell of that name which starts test JVMs. */
@Execution(ExecutionMode.CONCURRENT)
class SharedStackTest {
  @TempDir Path project;

  private Process maven;

  @AfterEach
  void endTheRun() {
    maven.destroyForcibly();
    await().atMost(20, SECONDS).until(() -> stackFolder().isEmpty());
  }

  @Test
  void oneStackServesEveryJvmOfARunAndEndsWhenMavenIsKilled() throws Exception {
    maven = runJvms("first", "second");
    awaitSaid("second");
    assertThat(said("first")).isEqualTo(said("second"));
    List<ProcessHandle> servers = servers();

    maven.destroyForcibly();

    // The process that deletes the folder ends right after that.
    await()
        .atMost(5, SECONDS)
        .until(() -> stackFolder().isEmpty() && servers.stream().noneMatch(SharedStackTest::runs));
  }

  @Test
  void twoJvmsAtOnceHaveAStackEachAndAThirdWaitsUntilOneIsGone() throws Exception {
    String atOnce = "\"$1\" -cp \"$2\" \"-D$3\" \"$4\" %s stay &\n";
    maven =
        run(
            atOnce.formatted("first")
                + atOnce.formatted("second")
                + "read -r line\n"
                + atOnce.formatted("third"));
    awaitSaid("first");
    awaitSaid("second");
    assertThat(said("first")).isNotEqualTo(said("second"));

    goOn();
    await().atMost(60, SECONDS).until(() -> Files.exists(project.resolve("third.pid")));
    await().during(1, SECONDS).until(() -> said("third").isEmpty());
    ProcessHandle.of(Long.parseLong(Files.readString(project.resolve("first.pid"))))
        .orElseThrow()
        .destroyForcibly();

    awaitSaid("third");
    assertThat(said("third")).isEqualTo(said("first"));
  }

  @Test
  void serversEndWithAKilledStackAndTheNextJvmStartsAnother() throws Exception {
    maven = runJvms("first");
    awaitSaid("first");
    List<ProcessHandle> servers = servers();

    servers.getFirst().destroyForcibly();

    await().atMost(5, SECONDS).until(() -> servers.stream().noneMatch(SharedStackTest::runs));
    goOn();
    awaitSaid("afterwards");
    assertThat(said("afterwards")).isNotEqualTo(said("first"));
  }

  @Test
  void whatAKilledRunLeftBehindIsRemovedAndDoesNotConfuse() throws Exception {
    Path leftover = project.resolve("target/test-stack/1-1-2");
    Files.createDirectories(leftover);
    Files.writeString(leftover.resolve(SharedStack.PROPERTIES), "postgres.port=1\n");

    maven = runJvms("first");
    awaitSaid("first");

    assertThat(leftover).doesNotExist();
    assertThat(said("first").orElseThrow()).doesNotContain("port=1]");
  }

  /** Runs the test JVMs one after the other, waits for a line, runs one more. */
  private Process runJvms(String... names) throws IOException {
    StringBuilder script =
        new StringBuilder("jvm() { \"$1\" -cp \"$2\" \"-D$3\" \"$4\" \"$5\"; }\n");
    for (String name : names) {
      script.append("jvm \"$@\" ").append(name).append('\n');
    }
    return run(script + "read -r line; jvm \"$@\" afterwards\n");
  }

  /** Runs the script under Maven's name, which then waits for a line. */
  private Process run(String script) throws IOException {
    List<String> command =
        List.of(
            "sh",
            "-c",
            script + "read -r line",
            "org.codehaus.plexus.classworlds.launcher.Launcher",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            System.getProperty("java.class.path"),
            "switchboard.test-run=" + project,
            TestJvm.class.getName());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(project.resolve("maven.log").toFile())
        .start();
  }

  private void goOn() throws IOException {
    maven.outputWriter().write("go on\n");
    maven.outputWriter().flush();
  }

  /** A test JVM of one module: says which stack it has, whichever of its class loaders asks. */
  static final class TestJvm {
    /**
     * @param arguments its name; {@code stay} to keep its stack as long as Maven lives
     */
    public static void main(String[] arguments) throws Exception {
      Path project = Path.of(System.getProperty("switchboard.test-run"));
      ProcessHandle self = ProcessHandle.current();
      ProcessHandle parent = self.parent().orElseThrow();
      say(project.resolve(arguments[0] + ".pid"), Long.toString(self.pid()));
      String stack = SharedStack.get().toString();
      assertThat(askedByClassesLoadedAnew()).isEqualTo(stack);
      say(project.resolve(arguments[0]), stack);
      if (arguments.length > 1) {
        parent.onExit().join();
      }
    }

    private static String askedByClassesLoadedAnew() throws Exception {
      List<URL> classPath = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        classPath.add(Path.of(entry).toUri().toURL());
      }
      ClassLoader none = ClassLoader.getPlatformClassLoader();
      try (var anew = new URLClassLoader(classPath.toArray(URL[]::new), none)) {
        Class<?> stack = anew.loadClass(SharedStack.class.getName());
        assertThat(stack).isNotEqualTo(SharedStack.class);
        return stack.getMethod("get").invoke(null).toString();
      }
    }

    private static void say(Path file, String text) throws IOException {
      Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void awaitSaid(String name) throws IOException {
    try {
      await().atMost(120, SECONDS).until(() -> said(name).isPresent());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(name + " said nothing; the logs:\n" + logs(), e);
    }
  }

  private String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    try (Stream<Path> files = Files.walk(project)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        logs.append(log).append('\n').append(Files.readString(log)).append('\n');
      }
    }
    return logs.toString();
  }

  private Optional<String> said(String name) throws IOException {
    Path file = project.resolve(name);
    return Files.exists(file)
        ? Optional.of(Files.readString(file)).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** The stack's process first, then its servers. */
  private List<ProcessHandle> servers() throws IOException {
    Properties properties = new Properties();
    properties.load(
        Files.newBufferedReader(stackFolder().orElseThrow().resolve(SharedStack.PROPERTIES)));
    return Stream.of("stack.pid", "postgres.pid", "kafka.pid")
        .map(name -> Long.parseLong(properties.getProperty(name)))
        .map(pid -> ProcessHandle.of(pid).orElseThrow())
        .toList();
  }

  private Optional<Path> stackFolder() throws IOException {
    Path folders = project.resolve("target/test-stack");
    if (!Files.exists(folders)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.list(folders)) {
      return found.filter(Files::isDirectory).findFirst();
    }
  }

  /** A process that nobody has waited for yet runs no more. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().commandLine().isPresent();
  }
}
