package dev.switchboard.simulators;

import dev.switchboard.simulators.google.GoogleCalendarSimulator;
import dev.switchboard.simulators.ispcube.IspcubeSimulator;
import dev.switchboard.simulators.server.Doorway;
import dev.switchboard.simulators.time.SimulatedClock;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * All simulators in one process: {@code --whatsapp-port 9100 --ispcube-port 9101 --google-port 9102
 * [--host name] [--clock-offset-file path]}. Ends at a signal; 2 means the arguments or a port are
 * wrong.
 */
public final class SimulatorsMain {
  private static final List<String> OPTIONS =
      List.of(
          "--whatsapp-port", "--ispcube-port", "--google-port", "--host", "--clock-offset-file");

  private SimulatorsMain() {}

  /** Starts and waits. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(options(arguments));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println("simulators: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void run(Map<String, String> options) throws InterruptedException {
    SimulatedClock clock =
        options.containsKey("--clock-offset-file")
            ? SimulatedClock.following(Path.of(options.get("--clock-offset-file")))
            : SimulatedClock.unmoved();
    try (var whatsApp = WhatsAppSimulator.start(doorway(options, "--whatsapp-port", 9100), clock);
        var ispcube = IspcubeSimulator.start(doorway(options, "--ispcube-port", 9101), clock);
        var google =
            GoogleCalendarSimulator.start(doorway(options, "--google-port", 9102), clock)) {
      System.out.println("WhatsApp        " + whatsApp.apiUrl());
      System.out.println("ISPCube         " + ispcube.baseUrl());
      System.out.println("Google Calendar " + google.apiUrl());
      new CountDownLatch(1).await();
    }
  }

  private static Doorway doorway(Map<String, String> options, String name, int usual) {
    try {
      int port = Integer.parseInt(options.getOrDefault(name, String.valueOf(usual)));
      return new Doorway(options.getOrDefault("--host", "localhost"), port);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number", e);
    }
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
        throw new IllegalArgumentException("options are " + OPTIONS + ", each with a value");
      }
      options.put(arguments[i], arguments[i + 1]);
    }
    return options;
  }
}
