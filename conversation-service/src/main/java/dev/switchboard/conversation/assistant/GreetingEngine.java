package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.OutgoingMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says once per conversation who it is and what it can do. */
@ApplicationScoped
class GreetingEngine implements AssistantEngine {
  @Override
  public Uni<Reply> decide(Turn turn, Business business) {
    return Uni.createFrom().item(reply(turn, business));
  }

  private static Reply reply(Turn turn, Business business) {
    if (turn.answered()) {
      return Reply.silence();
    }
    return switch (turn.kind()) {
      case REACTION, EDIT, REVOKE, SYSTEM -> Reply.silence();
      case TEXT,
          IMAGE,
          AUDIO,
          VIDEO,
          DOCUMENT,
          STICKER,
          LOCATION,
          CONTACTS,
          BUTTON_REPLY,
          LIST_REPLY,
          TEMPLATE,
          UNSUPPORTED ->
          Reply.of(OutgoingMessage.ofAssistant(greeting(turn, business)));
    };
  }

  private static OutgoingContent greeting(Turn turn, Business business) {
    Language language =
        turn.customerLanguage() == null ? business.language() : turn.customerLanguage();
    return new OutgoingContent.Text(Sentence.GREETING.in(language, business.name()));
  }
}
