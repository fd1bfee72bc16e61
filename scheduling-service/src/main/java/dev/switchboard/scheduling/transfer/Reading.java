package dev.switchboard.scheduling.transfer;

import dev.switchboard.scheduling.appointment.Takeover;
import dev.switchboard.scheduling.transfer.CustomerDirectoryClient.Person;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row as it was understood. */
sealed interface Reading {
  /** It is wrong in itself. */
  record Refused(RowReport report) implements Reading {
    public Refused {
      Objects.requireNonNull(report, "report");
    }
  }

  /**
   * A visit, whose customer is still to be found.
   *
   * @param visit of a customer who was found
   */
  record Draft(
      int row,
      String externalId,
      Instant startsAt,
      Wanted customer,
      Function<Takeover.Customer, Takeover> visit)
      implements Reading {
    public Draft {
      Objects.requireNonNull(customer, "customer");
      Objects.requireNonNull(visit, "visit");
    }
  }

  /**
   * Whom a row is about.
   *
   * @param id null: known by the phone
   * @param phone E.164; null: known by the id
   */
  record Wanted(@Nullable UUID id, String name, @Nullable String phone, @Nullable String address) {
    public Wanted {
      Objects.requireNonNull(name, "name");
    }

    /** Who is to be found by the number. */
    Optional<Person> byPhone() {
      return id == null && phone != null
          ? Optional.of(new Person(phone, name, address))
          : Optional.empty();
    }

    Takeover.Customer as(UUID customerId, boolean known) {
      return new Takeover.Customer(customerId, name, phone, address, known);
    }
  }
}
