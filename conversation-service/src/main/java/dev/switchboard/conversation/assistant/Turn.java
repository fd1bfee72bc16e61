package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import dev.switchboard.conversation.assistant.Dialogue.VisitRef;
import dev.switchboard.conversation.assistant.Facts.Offered;
import dev.switchboard.conversation.assistant.Facts.Reminded;
import dev.switchboard.conversation.consent.Party;
import dev.switchboard.conversation.conversation.OwnerKind;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.tool.RecordJson;
import dev.switchboard.conversation.tool.ToolTurn;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message that wants an answer, and what is known of its conversation.
 *
 * @param id the message's
 * @param beganAt business time when it was first taken up, by whoever it was
 * @param party who wrote it
 * @param optedOut whether he wants to hear nothing
 * @param answered whether the assistant has said anything in this conversation before
 * @param dialogue as the turn before left it
 * @param reminder one that waits for its answer, if no later question is open
 * @param offer the last one made here, or the one whose button he pressed
 */
record Turn(
    TenantId tenant,
    UUID id,
    UUID conversationId,
    Instant beganAt,
    Said said,
    Floor floor,
    Party party,
    boolean optedOut,
    Facts.Customer customer,
    boolean answered,
    Dialogue dialogue,
    Optional<Reminded> reminder,
    Optional<OfferMade> offer) {

  /**
   * Time that was given up, and whether this message may answer it.
   *
   * @param pressed whether it is one of its own buttons
   * @param open whether nothing was asked since, and its time is not over, or only just
   * @param newer whether it was asked later than the reminder, if one waits
   */
  record OfferMade(Offered offered, boolean pressed, boolean open, boolean newer) {}

  /** Who has the say when the turn is decided. */
  record Floor(OwnerKind owner, long epoch, ConversationStatus status) {
    boolean isBots() {
      return owner == OwnerKind.BOT && status != ConversationStatus.CLOSED;
    }
  }

  /** As if he wanted to hear from us; the ledger may know better. */
  static Turn from(Row row, Party party) {
    return new Turn(
        new TenantId(row.getUUID("tenant_id")),
        row.getUUID("id"),
        row.getUUID("conversation_id"),
        row.getOffsetDateTime("began_at").toInstant(),
        new Said(
            MessageKind.valueOf(row.getString("kind")),
            row.getString("text"),
            row.getString("pressed")),
        new Floor(
            OwnerKind.valueOf(row.getString("owner_kind")),
            row.getLong("owner_epoch"),
            ConversationStatus.valueOf(row.getString("status"))),
        party,
        false,
        customer(row),
        row.getBoolean("answered"),
        dialogue(row.getJsonObject("state")),
        Optional.ofNullable(row.getUUID("reminder_id")).map(id -> reminder(row, id)),
        Optional.ofNullable(row.getUUID("offer_id")).map(id -> offer(row, id)));
  }

  Turn of(boolean whoOptedOut) {
    return new Turn(
        tenant,
        id,
        conversationId,
        beganAt,
        said,
        floor,
        party,
        whoOptedOut,
        customer,
        answered,
        dialogue,
        reminder,
        offer);
  }

  @Nullable Language customerLanguage() {
    return customer.language();
  }

  ToolTurn tools() {
    return new ToolTurn(tenant, id, conversationId);
  }

  Facts facts(Business business) {
    Optional<Offered> kept = openOffer();
    return new Facts(
        business,
        customer,
        conversationId,
        beganAt,
        mayTalk(),
        answered,
        kept.isPresent() ? Optional.empty() : openReminder(),
        kept);
  }

  /** What cannot be said must not be done either: he would never hear of the visit. */
  private boolean mayTalk() {
    return floor.isBots() && !optedOut;
  }

  private Optional<Reminded> openReminder() {
    return reminder.filter(it -> !it.reminderId().equals(dialogue.memory().reminderAnswered()));
  }

  /**
   * Of an offer and a reminder the newer has the answer; once it is answered or over, the older.
   */
  private Optional<Offered> openOffer() {
    return offer.filter(it -> it.pressed() || it.open() && isNext(it)).map(OfferMade::offered);
  }

  private boolean isNext(OfferMade made) {
    boolean answeredBefore = made.offered().offerId().equals(dialogue.memory().offerAnswered());
    boolean first = made.newer() && !made.offered().over();
    return !answeredBefore && (first || openReminder().isEmpty());
  }

  private static OfferMade offer(Row row, UUID id) {
    return new OfferMade(
        new Offered(
            id,
            row.getString("service_type"),
            row.getOffsetDateTime("offer_starts_at").toInstant(),
            row.getBoolean("offer_over")),
        row.getBoolean("offer_pressed"),
        row.getBoolean("offer_open"),
        row.getBoolean("offer_newer"));
  }

  private static Reminded reminder(Row row, UUID id) {
    return new Reminded(
        id,
        new VisitRef(
            row.getUUID("appointment_id"), row.getOffsetDateTime("starts_at").toInstant()));
  }

  private static Facts.Customer customer(Row row) {
    return new Facts.Customer(
        row.getUUID("customer_id"),
        row.getString("customer_name"),
        row.getString("phone"),
        row.getString("address"),
        Language.of(row.getString("language")).orElse(null));
  }

  private static Dialogue dialogue(@Nullable JsonObject state) {
    return state == null ? Dialogue.NEW : RecordJson.read(state, Dialogue.class);
  }
}
