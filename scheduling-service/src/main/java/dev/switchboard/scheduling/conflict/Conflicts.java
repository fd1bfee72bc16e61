package dev.switchboard.scheduling.conflict;

import java.util.List;

/**
 * The visits that stand and do not fit; they stay as they are until somebody moves or cancels them.
 *
 * @param count all of them
 * @param items the first to come, at most {@value #MOST}
 */
public record Conflicts(int count, List<Conflict> items) {
  static final int MOST = 100;

  static final Conflicts NONE = new Conflicts(0, List.of());

  public Conflicts {
    items = List.copyOf(items);
  }

  /**
   * @param all by start
   */
  static Conflicts of(List<Conflict> all) {
    return new Conflicts(all.size(), all.subList(0, Math.min(MOST, all.size())));
  }
}
