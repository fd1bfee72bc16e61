package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.tool.Answers.Service;
import dev.switchboard.conversation.tool.ToolCall.ListServices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a visit costs, also in the middle of arranging one. */
final class Prices {
  private Prices() {}

  static Step tell(Talk talk) {
    return talk.after(
        new ListServices(),
        services -> onwards(priced(talk, services.items())),
        () -> onwards(talk.say(Sentence.PRICE_UNKNOWN)));
  }

  private static Step onwards(Talk talk) {
    return talk.dialogue().asked() == Asked.NONE && talk.dialogue().visit() == null
        ? Questions.ask(talk.wanting(Bookings.wanted(talk)), Asked.VISIT_WANTED)
        : Questions.again(talk);
  }

  private static Talk priced(Talk talk, List<Service> services) {
    String wanted = talk.reading().serviceType().orElseGet(() -> wanted(talk));
    return services.stream()
        .filter(service -> service.code().equals(wanted))
        .findFirst()
        .map(service -> priced(talk, service))
        .orElseGet(() -> talk.say(Sentence.PRICE_UNKNOWN));
  }

  private static Talk priced(Talk talk, Service service) {
    @Nullable BigDecimal low = service.priceLow();
    @Nullable BigDecimal high = service.priceHigh();
    if (low == null || high == null) {
      return talk.say(Sentence.PRICE_UNKNOWN);
    }
    Phrases phrases = talk.phrases();
    return talk.say(
        Sentence.PRICE_RANGE,
        Objects.requireNonNullElse(service.name(), service.code()),
        phrases.money(low),
        phrases.money(high));
  }

  private static String wanted(Talk talk) {
    @Nullable String known = talk.dialogue().wanted().serviceType();
    return known == null ? talk.facts().business().generalService() : known;
  }
}
