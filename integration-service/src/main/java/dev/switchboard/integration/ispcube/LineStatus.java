package dev.switchboard.integration.ispcube;

import java.util.List;

/** Whether a customer's equipment is connected. */
public enum LineStatus {
  ONLINE,
  OFFLINE,
  /** Cut off by the provider. */
  BLOCKED,
  /** The installation does not say. */
  UNKNOWN;

  /** Of several lines the one that is in trouble is spoken of. */
  static LineStatus ofAll(List<LineStatus> lines) {
    if (lines.contains(OFFLINE)) {
      return OFFLINE;
    }
    return lines.isEmpty() || lines.contains(UNKNOWN) ? UNKNOWN : lines.getFirst();
  }
}
