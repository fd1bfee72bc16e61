package dev.switchboard.billing;

/** What is counted (features.md B2). A meter, once published, keeps its name and its meaning. */
public enum Meter {
  /** Messages of ours that a provider took, whoever wrote them. */
  MESSAGES_OUT("Messages sent"),
  /** Messages of customers that were stored. */
  MESSAGES_IN("Messages received"),
  /** Visits booked, whatever became of them. */
  APPOINTMENTS_BOOKED("Appointments booked"),
  /**
   * Reminders whose hour came: on the topics nothing else tells a reminder from other templates.
   */
  REMINDERS("Reminders");

  private final String title;

  Meter(String title) {
    this.title = title;
  }

  /** As it stands on an invoice. */
  public String title() {
    return title;
  }
}
