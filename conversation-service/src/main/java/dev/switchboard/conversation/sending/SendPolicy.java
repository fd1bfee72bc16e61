package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.conversation.sending.Condition.Conditional;
import dev.switchboard.platform.security.TenantDirectory;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a message may go out, asked once, at the moment of sending. */
final class SendPolicy {
  private SendPolicy() {}

  /** What sending does now. */
  sealed interface Decision {
    /** The provider is to be called with this. */
    record Call(OutgoingContent content) implements Decision {}

    /** Whoever the message's condition names is to be asked. */
    record Ask(Conditional message) implements Decision {}

    /** There is nothing to do any more: somebody else has settled it. */
    record Settled() implements Decision {}

    /** It is not called, and this is where the message stands. */
    record Stop(Standing standing) implements Decision {}
  }

  /**
   * @param tenant whether he may act at all
   * @param optedOut whether the customer wants nothing
   * @param agreed what a conditional message says, once whoever was asked has agreed
   */
  record Facts(
      TenantDirectory.Standing tenant,
      boolean optedOut,
      Instant now,
      @Nullable OutgoingContent agreed) {}

  /** The first reason against it decides. */
  static Decision decide(Pending pending, Facts facts) {
    MessageStatus status = pending.standing().status();
    if (status != MessageStatus.QUEUED && status != MessageStatus.SENDING) {
      return new Decision.Settled();
    }
    return unknown(pending, facts)
        .or(() -> unsendable(pending, facts))
        .or(() -> forbidden(pending, facts))
        .or(() -> late(pending, facts))
        .<Decision>map(Decision.Stop::new)
        .orElseGet(() -> say(pending, facts));
  }

  /** The last two questions are about what it says, which a condition may yet change. */
  private static Decision say(Pending pending, Facts facts) {
    Conditional conditional = pending.conditional();
    if (conditional != null && facts.agreed() == null) {
      return new Decision.Ask(conditional);
    }
    OutgoingContent content = facts.agreed() == null ? pending.letter().content() : facts.agreed();
    return outsideWindow(pending, content, facts)
        .<Decision>map(Decision.Stop::new)
        .orElseGet(() -> new Decision.Call(content));
  }

  /** A call was begun, and whoever began it is gone: it may have reached the provider. */
  private static Optional<Standing> unknown(Pending pending, Facts facts) {
    return pending.attempt().callOpen()
        ? Optional.of(Standing.of(MessageStatus.UNCONFIRMED, facts.now()))
        : Optional.empty();
  }

  private static Optional<Standing> unsendable(Pending pending, Facts facts) {
    if (!pending.line().active()) {
      return Optional.of(
          Standing.failed("CHANNEL_INACTIVE", "The channel is switched off.", facts.now()));
    }
    if (pending.line().credentials() == null) {
      return Optional.of(
          Standing.failed("CHANNEL_NOT_CONNECTED", "The channel has no token.", facts.now()));
    }
    return Optional.empty();
  }

  private static Optional<Standing> forbidden(Pending pending, Facts facts) {
    Lane lane = pending.letter().lane();
    if (facts.tenant().status() == TenantStatus.SUSPENDED) {
      return suppressed("TENANT_SUSPENDED", facts);
    }
    if (facts.tenant().lockedDown() && lane != Lane.AGENT) {
      return suppressed("TENANT_LOCKED", facts);
    }
    if (lane.needsConsent() && facts.optedOut()) {
      return suppressed("OPTED_OUT", facts);
    }
    return Optional.empty();
  }

  private static Optional<Standing> suppressed(String reason, Facts facts) {
    return Optional.of(Standing.notSent(MessageStatus.SUPPRESSED, reason, facts.now()));
  }

  private static Optional<Standing> late(Pending pending, Facts facts) {
    if (pending.letter().lane().fenced()
        && pending.attempt().ownerEpoch() != pending.thread().ownerEpoch()) {
      return Optional.of(Standing.notSent(MessageStatus.DISCARDED, "ANOTHER_OWNER", facts.now()));
    }
    Condition condition = pending.letter().condition();
    return condition != null && facts.now().isAfter(condition.notAfter())
        ? Optional.of(
            Standing.notSent(MessageStatus.DISCARDED, condition.about() + "_LATE", facts.now()))
        : Optional.empty();
  }

  private static Optional<Standing> outsideWindow(
      Pending pending, OutgoingContent content, Facts facts) {
    if (!(content instanceof OutgoingContent.Template)
        && !ServiceWindow.isOpen(pending.thread().lastInboundAt(), facts.now())) {
      return Optional.of(
          Standing.failed(
              "WINDOW_CLOSED",
              "The customer last wrote more than 24 hours ago: only a template reaches him.",
              facts.now()));
    }
    return Optional.empty();
  }
}
