package dev.switchboard.bench.load;

import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.testkit.stack.Port;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets a stack run beside others. */
public final class FreePorts {
  private static final List<String> PARTS =
      List.of(
          "postgresql.port",
          "kafka.port",
          "simulators.whatsapp.port",
          "simulators.ispcube.port",
          "simulators.google.port");

  private FreePorts() {}

  /** These settings, with a free port for every part and that many replicas. */
  public static Settings in(Settings settings, Map<LocalService, Integer> replicas) {
    Map<String, String> ports = new TreeMap<>();
    PARTS.forEach(name -> ports.put(name, free()));
    for (LocalService service : LocalService.values()) {
      String name = service.application();
      int wanted = replicas.getOrDefault(service, 1);
      ports.put(name + ".replicas", Integer.toString(wanted));
      ports.put(name + ".port", free());
      for (int replica = 2; replica <= wanted; replica++) {
        ports.put(name + "." + replica + ".port", free());
      }
    }
    return settings.with(ports);
  }

  private static String free() {
    return Integer.toString(Port.free());
  }
}
