package dev.switchboard.conversation.tool;

import dev.switchboard.conversation.tool.Answers.Accounts;
import dev.switchboard.conversation.tool.Answers.Connection;
import dev.switchboard.conversation.tool.Answers.Services;
import dev.switchboard.conversation.tool.Answers.Slots;
import dev.switchboard.conversation.tool.Answers.Visits;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call of a tool. Its components are its arguments: two equal calls of one turn are the same
 * call.
 *
 * @param <R> what its answer says
 */
public sealed interface ToolCall<R> {
  /** Its name in the log (features.md C20). */
  String tool();

  /** Reads the answer of a service that did not fail. */
  R read(HttpAnswer answer);

  /** For the log; what is absent is left out. */
  default JsonObject arguments() {
    return RecordJson.object(this);
  }

  /**
   * The account of an internet customer, by his phone (E.164) or a document.
   *
   * @param customerId who asks by a document, which he may do a few times an hour
   */
  record CustomerAccount(
      @Nullable String phone, @Nullable String document, @Nullable UUID customerId)
      implements ToolCall<Accounts> {
    public static CustomerAccount ofPhone(String phone) {
      return new CustomerAccount(phone, null, null);
    }

    public CustomerAccount {
      if ((phone == null) == (document == null)) {
        throw new IllegalArgumentException("an account is looked for by phone or by document");
      }
    }

    @Override
    public String tool() {
      return "customer_account";
    }

    @Override
    public Accounts read(HttpAnswer answer) {
      return answer.as(Accounts.class);
    }
  }

  /**
   * Whether an account's connection is up.
   *
   * @param account its number at the provider
   */
  record ConnectionStatus(String account) implements ToolCall<Connection> {
    @Override
    public String tool() {
      return "connection_status";
    }

    @Override
    public Connection read(HttpAnswer answer) {
      return answer.as(Connection.class);
    }
  }

  /**
   * Three free times. What is absent is left to the tenant's settings.
   *
   * @param dayPart MORNING, AFTERNOON or EVENING
   * @param earliest the visit begins no earlier, on the tenant's wall clock
   * @param latest the visit begins no later
   * @param excluded a visit that is to be moved: its own time is free to it
   */
  record FindSlots(
      String serviceType,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String dayPart,
      @Nullable LocalTime earliest,
      @Nullable LocalTime latest,
      @Nullable UUID excluded)
      implements ToolCall<Slots> {
    @Override
    public String tool() {
      return "find_slots";
    }

    @Override
    public Slots read(HttpAnswer answer) {
      return answer.as(Slots.class);
    }
  }

  /** Holds and confirms a time in one step. */
  record BookAppointment(
      Customer customer,
      String serviceType,
      Instant startsAt,
      @Nullable UUID technicianId,
      @Nullable String description,
      UUID conversationId,
      String leadSource)
      implements ToolCall<Booking> {
    @Override
    public String tool() {
      return "book_appointment";
    }

    @Override
    public Booking read(HttpAnswer answer) {
      return Booking.from(answer);
    }

    /** Whom the visit is for, in the words to be kept with it. */
    public record Customer(
        UUID customerId, @Nullable String name, @Nullable String phone, @Nullable String address) {
      public Customer {
        Objects.requireNonNull(customerId, "customerId");
      }

      @Override
      public String toString() {
        return "Customer[" + customerId + "]";
      }
    }
  }

  /** Moves a visit. */
  record RescheduleAppointment(
      UUID appointmentId, Instant startsAt, @Nullable UUID technicianId, UUID conversationId)
      implements ToolCall<Booking> {
    @Override
    public String tool() {
      return "reschedule_appointment";
    }

    @Override
    public Booking read(HttpAnswer answer) {
      return Booking.from(answer);
    }
  }

  /** Calls a visit off. */
  record CancelAppointment(UUID appointmentId, String reason, UUID conversationId)
      implements ToolCall<Booking> {
    @Override
    public String tool() {
      return "cancel_appointment";
    }

    @Override
    public Booking read(HttpAnswer answer) {
      return Booking.from(answer);
    }
  }

  /** Says that a visit suits. */
  record ConfirmAppointment(UUID appointmentId, UUID conversationId) implements ToolCall<Booking> {
    @Override
    public String tool() {
      return "confirm_appointment";
    }

    @Override
    public Booking read(HttpAnswer answer) {
      return Booking.from(answer);
    }
  }

  /** Books the time that is kept for who waits for it (features.md S8). */
  record AcceptOffer(UUID offerId) implements ToolCall<OfferAnswer> {
    @Override
    public String tool() {
      return "accept_offer";
    }

    @Override
    public OfferAnswer read(HttpAnswer answer) {
      return OfferAnswer.from(answer);
    }
  }

  /** Lets the next in line have it. */
  record DeclineOffer(UUID offerId) implements ToolCall<OfferAnswer> {
    @Override
    public String tool() {
      return "decline_offer";
    }

    @Override
    public OfferAnswer read(HttpAnswer answer) {
      return OfferAnswer.from(answer);
    }
  }

  /** A customer's visits from a moment on. */
  record ListAppointments(UUID customerId, Instant from) implements ToolCall<Visits> {
    @Override
    public String tool() {
      return "list_appointments";
    }

    @Override
    public Visits read(HttpAnswer answer) {
      return answer.as(Visits.class);
    }
  }

  /** What the tenant does, and for how much. */
  record ListServices() implements ToolCall<Services> {
    @Override
    public String tool() {
      return "list_services";
    }

    @Override
    public Services read(HttpAnswer answer) {
      return answer.as(Services.class);
    }
  }
}
