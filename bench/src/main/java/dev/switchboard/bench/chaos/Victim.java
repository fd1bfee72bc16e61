package dev.switchboard.bench.chaos;

import dev.switchboard.local.LocalService;

/**
 * A process that may be killed.
 *
 * @param replica from 1
 */
record Victim(LocalService service, int replica) {
  String part() {
    return service.part(replica);
  }

  double counted(Ground ground, String counter) {
    return ground.counted(service, replica, counter);
  }
}
