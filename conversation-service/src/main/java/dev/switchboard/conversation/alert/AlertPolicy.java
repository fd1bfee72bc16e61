package dev.switchboard.conversation.alert;

import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.contracts.tenant.TenantStatus;
import java.util.Optional;

/** Why an alert is not sent. A customer's opt-out is none of the reasons (features.md C34). */
final class AlertPolicy {
  private AlertPolicy() {}

  /** Empty when it is sent. */
  static Optional<AlertEnd> against(Alert alert, TenantChanged business) {
    if (alert.callOpen()) {
      return Optional.of(AlertEnd.unconfirmed("whoever called did not live to hear the answer"));
    }
    if (business.status() == TenantStatus.SUSPENDED) {
      return Optional.of(AlertEnd.suppressed("TENANT_SUSPENDED"));
    }
    if (business.ownerPhone() == null) {
      return Optional.of(AlertEnd.failed("NO_OWNER_PHONE", "The owner's phone is not known."));
    }
    if (alert.route() == null) {
      return Optional.of(
          AlertEnd.failed("NO_CHANNEL", "No channel has a template to alert the owner with."));
    }
    return Optional.empty();
  }
}
