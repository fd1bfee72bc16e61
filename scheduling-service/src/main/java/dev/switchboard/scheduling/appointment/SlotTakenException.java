package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.LostSlot;

/**
 * The wished time went to somebody else. It rolls the transaction back, and with it the locks: the
 * alternatives are looked for outside of them.
 */
final class SlotTakenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient LostSlot lost;

  SlotTakenException(LostSlot lost) {
    super("the slot is taken", null, false, false);
    this.lost = lost;
  }

  LostSlot lost() {
    return lost;
  }
}
