package dev.switchboard.simulators.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * Where a simulator listens, and the name by which it is reached.
 *
 * @param host in the URLs it tells; with {@code localhost} it listens on the loopback address only,
 *     with any other name on every address
 * @param port 0 for any free one
 */
public record Doorway(String host, int port) {
  private static final String LOCALHOST = "localhost";

  public Doorway {
    Objects.requireNonNull(host, "host");
  }

  /** Reached from this machine only. */
  public static Doorway local(int port) {
    return new Doorway(LOCALHOST, port);
  }

  InetSocketAddress address() {
    return host.equals(LOCALHOST)
        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
        : new InetSocketAddress(port);
  }
}
