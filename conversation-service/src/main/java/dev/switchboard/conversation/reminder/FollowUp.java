package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.CampaignKind;
import dev.switchboard.contracts.appointment.FollowUpDue;
import dev.switchboard.conversation.channel.ChannelView;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventJson;
import org.jspecify.annotations.Nullable;

/** A follow-up that scheduling-service says is due. */
record FollowUp(TenantId tenant, FollowUpDue due, @Nullable String traceParent) {
  static FollowUp from(ConsumedEvent event) {
    return new FollowUp(
        event.tenantId(), EventJson.read(event, FollowUpDue.class), event.traceParent());
  }

  /** Under which name a channel has its template. */
  static String templateOf(CampaignKind kind) {
    return switch (kind) {
      case NO_BOOKING -> ChannelView.FOLLOW_UP_TEMPLATE;
      case NO_VISIT -> ChannelView.REACTIVATION_TEMPLATE;
    };
  }
}
