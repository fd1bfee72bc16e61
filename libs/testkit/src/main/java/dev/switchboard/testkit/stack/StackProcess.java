package dev.switchboard.testkit.stack;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * The process that holds a test run's servers: it starts both, tells where they are, watches the
 * run's owner, and takes servers and data down with it. When it is killed itself, the servers'
 * guards end them.
 */
final class StackProcess {
  private static final long WATCH_MILLIS = 200;

  private StackProcess() {}

  /**
   * @param arguments the folder to work in and the owner's process id
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    TestRun run = TestRun.ownedBy(Long.parseLong(arguments[1]));
    try (FileChannel channel = SharedStack.open(folder.resolve(SharedStack.ALIVE));
        FileLock lock = channel.lock()) {
      serve(folder, run);
      // The properties go last: who waits for the end of this process learns its id from them.
      Folders.delete(folder.resolve("postgres"));
      Folders.delete(folder.resolve("kafka"));
      Folders.delete(folder);
      lock.release();
    }
  }

  private static void serve(Path folder, TestRun run) throws IOException {
    CompletableFuture<PostgresServer> starting =
        CompletableFuture.supplyAsync(() -> PostgresServer.start(folder.resolve("postgres")));
    KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
    PostgresServer postgres = starting.join();
    publish(folder, postgres, kafka);
    while (!run.over()) {
      Pause.millis(WATCH_MILLIS);
    }
    // The data goes too: there is nothing to write in order.
    kafka.kill();
    postgres.stopImmediately();
  }

  private static void publish(Path folder, PostgresServer postgres, KafkaBroker kafka)
      throws IOException {
    Properties properties = new Properties();
    properties.setProperty("postgres.host", postgres.address().host());
    properties.setProperty("postgres.port", Integer.toString(postgres.address().port()));
    properties.setProperty("postgres.pid", Long.toString(postgres.pid()));
    properties.setProperty("kafka.bootstrap.servers", kafka.bootstrapServers());
    properties.setProperty("kafka.pid", Long.toString(kafka.pid()));
    properties.setProperty("stack.pid", Long.toString(ProcessHandle.current().pid()));
    Path written = folder.resolve(SharedStack.PROPERTIES + ".new");
    try (Writer writer = Files.newBufferedWriter(written)) {
      properties.store(writer, null);
    }
    Files.move(written, folder.resolve(SharedStack.PROPERTIES), StandardCopyOption.ATOMIC_MOVE);
  }
}
