package dev.switchboard.billing;

import dev.switchboard.platform.problem.ErrorCode;

/** The ways billing-service refuses; what all services share is in {@code PlatformError}. */
public enum BillingError implements ErrorCode {
  NO_SUBSCRIPTION(404, "The tenant has no subscription yet"),
  PLAN_NOT_PRICED(409, "The plan has no price in the tenant's currency"),
  PLAN_CHANGED_MEANWHILE(409, "Another version of the plan was made at the same time");

  private final int status;
  private final String title;

  BillingError(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
