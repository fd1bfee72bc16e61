package dev.switchboard.scheduling.appointment;

/** Why a visit stays as it is although it reads differently elsewhere. */
public enum Kept {
  /** It was carried out, missed or cancelled: only a correction changes that. */
  FINAL,
  /** Somebody has changed it here since it was taken over: he knows better than the file. */
  CHANGED_HERE,
  /** Another customer, service, currency or source makes it another visit. */
  OTHER_VISIT,
  /** The time that it is to have is past, or nobody is to come then. */
  OVER,
  /** No visit goes on from the status it has to the one that it is to have. */
  ILLEGAL_MOVE
}
