package dev.switchboard.scheduling.appointment;

/** What became of an offer (features.md S17). */
enum QuoteStatus {
  NONE,
  QUOTED,
  ACCEPTED,
  DECLINED,
  EXPIRED;

  boolean isDecision() {
    return switch (this) {
      case ACCEPTED, DECLINED, EXPIRED -> true;
      case NONE, QUOTED -> false;
    };
  }
}
