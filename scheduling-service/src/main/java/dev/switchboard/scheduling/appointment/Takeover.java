package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit that was agreed elsewhere (features.md P10).
 *
 * @param id what it is called here, should it be taken
 * @param externalId what it is called there
 * @param content a digest of each field that was read: the same content is taken once
 * @param technicians who may have it, the first that is free; of a past one the only one
 * @param visit when
 * @param quoted with its status; values of money are as the file has them
 * @param reminded somebody has reminded of it already: it is not reminded of here
 */
public record Takeover(
    UUID id,
    String externalId,
    Map<String, String> content,
    Customer customer,
    AppointmentStatus status,
    List<UUID> technicians,
    Time visit,
    Service service,
    @Nullable String description,
    boolean emergency,
    @Nullable String leadSource,
    List<String> tags,
    Value value,
    boolean reminded) {
  public Takeover {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(externalId, "externalId");
    content = Map.copyOf(content);
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(status, "status");
    technicians = List.copyOf(technicians);
    Objects.requireNonNull(visit, "visit");
    Objects.requireNonNull(service, "service");
    tags = List.copyOf(tags);
    Objects.requireNonNull(value, "value");
  }

  /** The names of the fields that read differently than they did. */
  List<String> differencesTo(Map<String, String> before) {
    Set<String> fields = new TreeSet<>(content.keySet());
    fields.addAll(before.keySet());
    fields.removeIf(field -> Objects.equals(content.get(field), before.get(field)));
    return List.copyOf(fields);
  }

  /** Whether it takes a technician's time: it stands, and is not over. */
  boolean isToCome(Instant now) {
    return visit.endsAt().isAfter(now)
        && switch (status) {
          case SCHEDULED, CONFIRMED, IN_PROGRESS -> true;
          case COMPLETED, NO_SHOW, CANCELLED, PENDING_RESCHEDULE -> false;
        };
  }

  /**
   * Whom it is for.
   *
   * @param known our own service has said that there is this customer; else the copy is asked
   */
  public record Customer(
      UUID id, String name, @Nullable String phone, @Nullable String address, boolean known) {
    public Customer {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
    }
  }

  /** When it is, and on whose wall clock it was agreed. */
  public record Time(Instant startsAt, Instant endsAt, ZoneId zone) {
    public Time {
      Objects.requireNonNull(zone, "zone");
      if (!startsAt.isBefore(endsAt)) {
        throw new IllegalArgumentException("a visit starts before it ends");
      }
    }
  }

  /** What is done. */
  public record Service(String code, String name) {
    public Service {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(name, "name");
    }
  }

  /** What it is worth. */
  public record Value(
      Currency currency, @Nullable Money estimated, @Nullable Money quoted, String quoteStatus) {
    public Value {
      Objects.requireNonNull(currency, "currency");
      Objects.requireNonNull(quoteStatus, "quoteStatus");
    }

    /** Nobody has said when: it counts from now on. An offer has a value, a value is offered. */
    Quote quote(Instant now) {
      if (quoted == null) {
        return Quote.NONE;
      }
      QuoteStatus said = QuoteStatus.valueOf(quoteStatus);
      QuoteStatus status = said == QuoteStatus.NONE ? QuoteStatus.QUOTED : said;
      return new Quote(status, quoted, now, status.isDecision() ? now : null);
    }
  }
}
