package dev.switchboard.local;

import dev.switchboard.testkit.stack.PostgresAddress;
import dev.switchboard.testkit.stack.PostgresServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, ready when the databases are there. */
final class PostgresPart implements Part {
  static final String NAME = "postgresql";

  private final Path folder;
  private final int port;
  private final Consumer<PostgresAddress> preparation;
  private volatile @Nullable PostgresServer server;

  /**
   * @param preparation creates the databases that are missing
   */
  PostgresPart(Path folder, int port, Consumer<PostgresAddress> preparation) {
    this.folder = folder.resolve(NAME);
    this.port = port;
    this.preparation = preparation;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() {
    PostgresServer started = PostgresServer.start(folder, port);
    server = started;
    preparation.accept(started.address());
  }

  @Override
  public Optional<RunningProcess> process() {
    return Optional.ofNullable(server).flatMap(running -> RunningProcess.of(running.pid()));
  }

  @Override
  public void stop() {
    Optional.ofNullable(server).ifPresent(PostgresServer::stopFast);
  }
}
