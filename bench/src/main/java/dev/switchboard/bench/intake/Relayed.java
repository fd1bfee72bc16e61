package dev.switchboard.bench.intake;

import org.jspecify.annotations.Nullable;

/** The stand-in runs before the stack does, and is heard by whom it is told later. */
final class Relayed implements StandIn.Listener {
  private volatile StandIn.@Nullable Listener listener;

  void to(StandIn.Listener next) {
    listener = next;
  }

  @Override
  public void taken(String to, String callbackData) {
    StandIn.Listener hearing = listener;
    if (hearing != null) {
      hearing.taken(to, callbackData);
    }
  }
}
