package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.LostSlot;

/**
 * The wished time went to somebody else. It rolls the transaction back, and with it the locks, if
 * there are any: the alternatives are looked for outside of them.
 */
final class SlotTakenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient LostSlot lost;
  private final boolean underLocks;

  private SlotTakenException(LostSlot lost, boolean underLocks) {
    super("the slot is taken", null, false, false);
    this.lost = lost;
    this.underLocks = underLocks;
  }

  static SlotTakenException underLocks(LostSlot lost) {
    return new SlotTakenException(lost, true);
  }

  static SlotTakenException beforeLocks(LostSlot lost) {
    return new SlotTakenException(lost, false);
  }

  boolean isUnderLocks() {
    return underLocks;
  }

  LostSlot lost() {
    return lost;
  }
}
