package dev.switchboard.scheduling.appointment;

/** What becomes of a visit that was taken over and reads differently now. */
public enum OnChanged {
  /** It stays as it is here, and what differs is named. */
  REPORT,
  /** It is moved, changed or cancelled like that, unless somebody has changed it here. */
  APPLY
}
