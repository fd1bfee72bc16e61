package dev.switchboard.conversation.tool;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tools answer, as far as the assistant has a use for it. */
public final class Answers {
  private Answers() {}

  /** How looking something up at the internet provider's system ended. */
  public enum Lookup {
    FOUND,
    NOT_FOUND,
    /** The tenant has no such system connected. */
    NOT_CONNECTED,
    @JsonEnumDefaultValue
    UNAVAILABLE
  }

  /**
   * A customer's account, if it was found.
   *
   * @param account there when FOUND
   */
  public record Accounts(Lookup result, @Nullable Account account) {
    public Accounts {
      Objects.requireNonNull(result, "result");
    }
  }

  /**
   * An account at the internet provider's system.
   *
   * @param customerId its number there
   * @param debt all that is owed
   * @param dueDebt what is owed and overdue
   */
  public record Account(
      String customerId,
      @Nullable String name,
      @Nullable String status,
      @Nullable BigDecimal debt,
      @Nullable BigDecimal dueDebt,
      @Nullable List<Place> connections,
      @Nullable String city) {
    /** Where its first connection is. */
    public @Nullable String address() {
      return connections == null || connections.isEmpty() ? null : connections.getFirst().address();
    }

    /** Shows no person. */
    @Override
    public String toString() {
      return "Account[" + customerId + "]";
    }
  }

  /** A connection, as far as it is a place. */
  public record Place(@Nullable String address) {}

  /**
   * Whether a connection is up.
   *
   * @param status there when FOUND
   */
  public record Connection(Lookup result, @Nullable Line status) {
    public Connection {
      Objects.requireNonNull(result, "result");
    }

    /** What the provider sees of it. */
    public Line line() {
      return result == Lookup.FOUND && status != null ? status : Line.UNKNOWN;
    }
  }

  /** What a provider sees of a connection. */
  public enum Line {
    ONLINE,
    OFFLINE,
    BLOCKED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * A time a visit may take.
   *
   * @param technicianId whoever is free then
   */
  public record Slot(Instant startsAt, Instant endsAt, @Nullable UUID technicianId) {
    public Slot {
      Objects.requireNonNull(startsAt, "startsAt");
      Objects.requireNonNull(endsAt, "endsAt");
    }
  }

  /** Free times in time order. */
  public record Slots(List<Slot> slots) {
    public Slots {
      slots = slots == null ? List.of() : List.copyOf(slots);
    }
  }

  /**
   * An appointment.
   *
   * @param status SCHEDULED, CONFIRMED, ...
   */
  public record Visit(
      UUID appointmentId, String status, String serviceType, Instant startsAt, Instant endsAt) {
    public Visit {
      Objects.requireNonNull(appointmentId, "appointmentId");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(startsAt, "startsAt");
      Objects.requireNonNull(endsAt, "endsAt");
    }

    /** Whether it is still to come and can be moved. */
    public boolean stands(Instant now) {
      return startsAt.isAfter(now)
          && List.of("SCHEDULED", "CONFIRMED", "PENDING_RESCHEDULE").contains(status);
    }
  }

  /** A customer's visits. */
  public record Visits(List<Visit> items) {
    public Visits {
      items = items == null ? List.of() : List.copyOf(items);
    }
  }

  /** What the tenant does. */
  public record Services(List<Service> items) {
    public Services {
      items = items == null ? List.of() : List.copyOf(items);
    }
  }

  /**
   * One kind of visit.
   *
   * @param priceLow the range it costs, in the tenant's currency
   */
  public record Service(
      String code,
      @Nullable String name,
      @JsonAlias({"priceMin", "priceFrom"}) @Nullable BigDecimal priceLow,
      @JsonAlias({"priceMax", "priceTo"}) @Nullable BigDecimal priceHigh) {}
}
