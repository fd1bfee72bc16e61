package dev.switchboard.simulators.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The faults that are armed. The oldest that fits a request strikes it; only one does. */
public final class Faults {
  private final List<Armed> armed = new ArrayList<>();

  /** Arms a fault from now on. */
  public synchronized void arm(Fault fault) {
    armed.add(new Armed(fault));
  }

  /** Disarms everything. */
  public synchronized void clear() {
    armed.clear();
  }

  /** The fault that strikes this request; it is used up by one. */
  public synchronized Optional<Fault> take(FaultTarget target, String text) {
    armed.removeIf(Armed::isSpent);
    return armed.stream()
        .filter(it -> it.fault.target() == target && it.fault.match().matcher(text).find())
        .findFirst()
        .map(Armed::use);
  }

  /** Armed faults that have not struck as often as they should. */
  public synchronized List<Fault> armed() {
    armed.removeIf(Armed::isSpent);
    return armed.stream().map(it -> it.fault).toList();
  }

  private static final class Armed {
    private final Fault fault;
    private final long since = System.nanoTime();
    private int used;

    Armed(Fault fault) {
      this.fault = fault;
    }

    Fault use() {
      used++;
      return fault;
    }

    boolean isSpent() {
      @Nullable Integer count = fault.count();
      return (count != null && used >= count)
          || (fault.duration() != null && System.nanoTime() - since >= fault.duration().toNanos());
    }
  }
}
