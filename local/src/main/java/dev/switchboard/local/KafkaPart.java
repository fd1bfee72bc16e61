package dev.switchboard.local;

import dev.switchboard.testkit.stack.KafkaBroker;
import dev.switchboard.testkit.stack.TopicSetup;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Kafka broker, ready when every declared topic is there. */
final class KafkaPart implements Part {
  static final String NAME = "kafka";

  private final Path folder;
  private final int port;
  private final int compilerLevel;
  private volatile @Nullable KafkaBroker broker;

  KafkaPart(Path folder, int port, int compilerLevel) {
    this.folder = folder.resolve(NAME);
    this.port = port;
    this.compilerLevel = compilerLevel;
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
    KafkaBroker started = KafkaBroker.start(folder, port, compilerLevel);
    broker = started;
    TopicSetup.createMissing(started.bootstrapServers());
  }

  @Override
  public Optional<RunningProcess> process() {
    return Optional.ofNullable(broker).flatMap(running -> RunningProcess.of(running.pid()));
  }

  @Override
  public void stop() {
    Optional.ofNullable(broker).ifPresent(KafkaBroker::stop);
  }
}
