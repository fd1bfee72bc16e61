package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import io.smallrye.mutiny.Uni;

/** Decides what to answer. Runs outside any transaction and may be asked the same turn again. */
interface AssistantEngine {
  Uni<Reply> decide(Turn turn, Business business);
}
