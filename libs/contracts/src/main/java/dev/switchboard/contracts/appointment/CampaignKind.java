package dev.switchboard.contracts.appointment;

/** Why a campaign writes to a customer (features.md S10). */
public enum CampaignKind {
  /** He wrote, and no visit was booked. */
  NO_BOOKING,
  /** His last visit was long ago. */
  NO_VISIT
}
