package dev.switchboard.testkit.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free TCP ports below the range from which the system takes the local ends of outgoing
 * connections: a server that was killed finds its port still free when it starts again, and a
 * client that dials a dead port cannot connect to itself.
 */
public final class Port {
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 200;
  private static final String NAMED = "switchboard.testkit.port.";

  private Port() {}

  /** A port on 127.0.0.1 that nobody listened on a moment ago. */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST);
  }

  /**
   * The port that everybody in this JVM gets by this name, free when it was asked for first.
   * Quarkus loads a test's classes more than once, and they must agree on where the service is to
   * call.
   */
  public static int of(String name) {
    return Integer.parseInt(
        String.valueOf(
            System.getProperties()
                .computeIfAbsent(NAMED + name, unused -> Integer.toString(free()))));
  }

  /** A server that cannot have its port had better not start: another one would answer for it. */
  static void requireFree(int port) {
    if (!isFree(port)) {
      throw new IllegalStateException("port " + port + " is busy");
    }
  }

  /** Whether a server could listen on this port of 127.0.0.1 now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
