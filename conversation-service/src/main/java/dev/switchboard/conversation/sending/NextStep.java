package dev.switchboard.conversation.sending;

import dev.switchboard.conversation.sending.Condition.Conditional;

/** What sending a message comes to next, outside the transaction that decided it. */
sealed interface NextStep {
  /** The call is begun and must be made. */
  record Make(WhatsAppCall call) implements NextStep {}

  /** Its condition is to be asked first. */
  record Ask(Conditional message) implements NextStep {}

  /** It is over, or another's. */
  record Nothing() implements NextStep {}
}
