package dev.switchboard.bench.booking;

import dev.switchboard.bench.load.FreePorts;
import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.DrivenStack;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.local.SignIn;
import dev.switchboard.local.Stack;
import dev.switchboard.testkit.stack.PostgresAddress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** A stack of its own, whose scheduling-service answers and does nothing else. */
final class Ground implements AutoCloseable {
  private static final String SCHEDULING = LocalService.SCHEDULING.application();

  private final Settings settings;
  private final DrivenStack stack;

  private Ground(Settings settings, DrivenStack stack) {
    this.settings = settings;
    this.stack = stack;
  }

  /**
   * @param root the folder of the sources
   * @param folder data and logs
   * @param out is told what becomes ready
   */
  static Ground start(Path root, Path folder, PrintStream out) {
    String loops = SCHEDULING + ".set.switchboard.loops.";
    Settings settings =
        FreePorts.in(Settings.load(), Map.of())
            .with(
                Map.of(
                    "folder",
                    folder.toString(),
                    SCHEDULING + ".compiler-level",
                    "4",
                    SCHEDULING + ".heap-mib",
                    "384",
                    loops + "relay",
                    "false",
                    loops + "workers",
                    "false"));
    return new Ground(settings, DrivenStack.start(new Stack(root, settings), out));
  }

  PostgresAddress postgres() {
    return new PostgresAddress("127.0.0.1", settings.number("postgresql.port"));
  }

  Map<String, Long> processes() {
    return stack.processes();
  }

  /** The service as a business's owner sees it. */
  Api scheduling() {
    return new Api(
        LocalService.SCHEDULING.url(settings), new SignIn(settings).owner(DemoTenant.FIBRA_SUR));
  }

  @Override
  public void close() {
    stack.close();
  }
}
