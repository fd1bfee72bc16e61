package dev.switchboard.conversation.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import dev.switchboard.conversation.assistant.Dialogue.VisitRef;
import dev.switchboard.conversation.assistant.Facts.Customer;
import dev.switchboard.conversation.assistant.Facts.Offered;
import dev.switchboard.conversation.assistant.Facts.Reminded;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.tool.RecordJson;
import dev.switchboard.conversation.tool.ToolCall;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation on paper: what the customer says, what the assistant answers, on Tuesday 10 March
 * 2026, 09:00 at the business. The dialogue is kept as JSON between messages, as in the database.
 */
final class Play {
  /** What the database takes (features.md D5). */
  private static final int MOST_BYTES = 16_384;

  private static final LocalDateTime NINE = LocalDateTime.parse("2026-03-10T09:00");

  final World world;
  private final Business business;
  private final Customer customer;
  private final Instant now;
  private final UUID conversation = Ids.next();
  private String dialogue = RecordJson.object(Dialogue.NEW).encode();
  private boolean greeted;
  private boolean ours = true;
  private Optional<Reminded> reminder = Optional.empty();
  private Optional<Offered> offer = Optional.empty();
  private Step.@Nullable Say last;

  private Play(Business business, Customer customer) {
    this.business = business;
    this.customer = customer;
    this.now = NINE.atZone(business.zone()).toInstant();
    this.world = new World(business.zone(), now);
  }

  /** Ana writes to her internet provider in Buenos Aires. */
  static Play atNorte() {
    ZoneId zone = ZoneId.of("America/Argentina/Buenos_Aires");
    return new Play(
        new Business("Norte Internet", Language.ES, "isp", zone, "AR", "ARS"),
        new Customer(Ids.next(), "Ana", World.ANA, null, null));
  }

  /** Tom writes to a plumber in Bristol. */
  static Play atAvon() {
    return new Play(
        new Business(
            "Avon Plumbing", Language.EN, "plumbing", ZoneId.of("Europe/London"), "GB", "GBP"),
        new Customer(Ids.next(), "Tom", "+447400123456", null, null));
  }

  Play says(String text) {
    return sends(new Said(MessageKind.TEXT, text, null));
  }

  Play presses(String id, String title) {
    return sends(new Said(MessageKind.BUTTON_REPLY, title, id));
  }

  Play sends(Said said) {
    Dialogue before = RecordJson.read(new io.vertx.core.json.JsonObject(dialogue), Dialogue.class);
    Optional<Offered> kept = openOffer(before, said);
    Facts facts =
        new Facts(
            business,
            customer,
            conversation,
            now,
            ours,
            greeted,
            kept.isPresent() ? Optional.empty() : openReminder(before),
            kept);
    Scene scene = Scene.of(said, before, facts);
    Step step = RulesPolicy.decide(scene);
    int steps = 0;
    while (step instanceof Step.Ask(ToolCall<?> call)) {
      assertThat(steps++).as("steps before " + call).isLessThan(8);
      scene = scene.knowing(call, world.answer(call));
      step = RulesPolicy.decide(scene);
    }
    last = (Step.Say) step;
    dialogue = RecordJson.object(last.after()).encode();
    assertThat(dialogue.getBytes(UTF_8)).hasSizeLessThan(MOST_BYTES);
    greeted = greeted || !last.contents().isEmpty();
    ours = ours && last.help() == null;
    return this;
  }

  /** A reminder of this visit has just asked whether it suits. */
  Play reminds(UUID appointment, String local) {
    reminder = Optional.of(new Reminded(Ids.next(), new VisitRef(appointment, world.at(local))));
    greeted = true;
    return this;
  }

  private Optional<Reminded> openReminder(Dialogue before) {
    return reminder
        .filter(it -> List.of(Asked.NONE, Asked.REMINDER, Asked.OFFER).contains(before.asked()))
        .filter(it -> !it.reminderId().equals(before.memory().reminderAnswered()));
  }

  /** This time, which was given up, has just been offered to him. */
  Play offers(String local) {
    offer = Optional.of(new Offered(world.keeps(local), "isp_repair", world.at(local), false));
    greeted = true;
    return this;
  }

  /** It is over, and somebody else's, before he has written anything. */
  Play offerEnds() {
    offer = offer.map(it -> new Offered(it.offerId(), it.serviceType(), it.startsAt(), true));
    world.kept.clear();
    return this;
  }

  /** He presses a button of the offer's own message. */
  Play answersOffer(String answer, String title) {
    return presses("offer-" + answer + ":" + offer.orElseThrow().offerId(), title);
  }

  private Optional<Offered> openOffer(Dialogue before, Said said) {
    return offer.filter(
        it ->
            String.valueOf(said.pressed()).endsWith(":" + it.offerId())
                || List.of(Asked.NONE, Asked.REMINDER, Asked.OFFER).contains(before.asked())
                    && !it.offerId().equals(before.memory().offerAnswered()));
  }

  /** The last answer holds each of these, in this order. */
  Play hears(String... parts) {
    assertThat(words()).containsSubsequence(parts);
    return this;
  }

  Play hearsNot(String part) {
    assertThat(words()).doesNotContain(part);
    return this;
  }

  Play hearsNothing() {
    assertThat(contents()).isEmpty();
    return this;
  }

  Play isOffered(String... titles) {
    assertThat(buttons()).extracting(OutgoingContent.Option::title).containsExactly(titles);
    return this;
  }

  String buttonId(int place) {
    return buttons().get(place - 1).id();
  }

  Play isHandedOver(Reason reason) {
    assertThat(last).isNotNull();
    assertThat(last.help()).isNotNull();
    assertThat(last.help().reason()).isEqualTo(reason);
    return this;
  }

  Play isWithTheAssistant() {
    assertThat(last).isNotNull();
    assertThat(last.help()).isNull();
    return this;
  }

  List<String> visits() {
    return world.visits.values().stream()
        .map(
            visit ->
                visit.status() + " " + LocalDateTime.ofInstant(visit.startsAt(), business.zone()))
        .toList();
  }

  <T extends ToolCall<?>> List<T> called(Class<T> tool) {
    return world.calls.stream().filter(tool::isInstance).map(tool::cast).toList();
  }

  String words() {
    return contents().isEmpty() ? "" : String.valueOf(contents().getFirst().text());
  }

  private List<OutgoingContent> contents() {
    assertThat(last).isNotNull();
    return last.contents();
  }

  private List<OutgoingContent.Option> buttons() {
    return contents().getFirst() instanceof OutgoingContent.Buttons(var text, var buttons)
        ? buttons
        : List.of();
  }
}
