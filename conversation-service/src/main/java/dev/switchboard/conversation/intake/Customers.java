package dev.switchboard.conversation.intake;

import static java.util.Objects.requireNonNull;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.intake.CustomerRows.NewName;
import dev.switchboard.conversation.intake.CustomerRows.Sketch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds the customer behind every message, and makes one where there is none (features.md C1): by
 * the provider's names, then by the phone number in all its spellings. Nobody is turned away.
 */
@ApplicationScoped
class Customers {
  private final CustomerRows rows;

  Customers(CustomerRows rows) {
    this.rows = rows;
  }

  /**
   * Messages and whose they are.
   *
   * @param messages in the order they came in
   * @param changed the customers made or completed on the way
   */
  record Resolved(List<Incoming> messages, List<CustomerRow> changed) {
    Resolved {
      messages = List.copyOf(messages);
      changed = List.copyOf(changed);
    }
  }

  /** Senders and who they are, with those that had to be made for it. */
  private record Settled(Map<SenderGroup, UUID> customers, List<CustomerRow> made) {}

  Uni<Resolved> resolve(SqlConnection transaction, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return Uni.createFrom().item(new Resolved(List.of(), List.of()));
    }
    return rows.find(transaction, SenderGroups.of(arrivals))
        .chain(found -> settle(transaction, found))
        .chain(settled -> touch(transaction, settled))
        .map(settled -> resolved(arrivals, settled));
  }

  private Uni<Settled> settle(SqlConnection transaction, Findings found) {
    List<SenderGroup> unsettled = found.unsettled();
    Settled known = known(found);
    if (unsettled.isEmpty()) {
      return Uni.createFrom().item(known);
    }
    return rows.lock(transaction, unsettled)
        .chain(() -> rows.find(transaction, unsettled))
        .chain(again -> complete(transaction, again))
        .map(
            completed -> {
              Map<SenderGroup, UUID> all = new HashMap<>(known.customers());
              all.putAll(completed.customers());
              return new Settled(all, completed.made());
            });
  }

  private static Settled known(Findings found) {
    Map<SenderGroup, UUID> customers = new HashMap<>();
    found
        .senders()
        .forEach(sender -> found.customerOf(sender).ifPresent(id -> customers.put(sender, id)));
    return new Settled(customers, List.of());
  }

  /** Under the lock: makes whoever is still nobody, and writes all names down. */
  private Uni<Settled> complete(SqlConnection transaction, Findings found) {
    Map<SenderGroup, UUID> customers = new HashMap<>(known(found).customers());
    List<Sketch> missing = new ArrayList<>();
    for (SenderGroup sender : found.senders()) {
      if (!customers.containsKey(sender)) {
        Sketch sketch = sketch(sender, Ids.next());
        missing.add(sketch);
        customers.put(sender, sketch.id());
      }
    }
    List<NewName> names =
        found.senders().stream()
            .flatMap(sender -> found.unknownNames(sender).stream())
            .map(name -> new NewName(name, requireNonNull(customers.get(name.sender()))))
            .toList();
    return rows.create(transaction, missing)
        .invoke(made -> requireAll(missing, made))
        .call(() -> rows.name(transaction, names))
        .map(made -> new Settled(customers, made));
  }

  private static void requireAll(List<Sketch> missing, List<CustomerRow> made) {
    if (made.size() < missing.size()) {
      throw new LostRaceException("another customer took a sender's number");
    }
  }

  private Uni<Settled> touch(SqlConnection transaction, Settled settled) {
    List<UUID> made = settled.made().stream().map(CustomerRow::id).toList();
    Map<UUID, Sketch> touched = new HashMap<>();
    settled
        .customers()
        .forEach((sender, id) -> touched.merge(id, sketch(sender, id), Customers::merged));
    touched.keySet().removeAll(made);
    return rows.touch(transaction, List.copyOf(touched.values()))
        .map(
            changed -> {
              List<CustomerRow> all = new ArrayList<>(settled.made());
              all.addAll(changed);
              return new Settled(settled.customers(), all);
            });
  }

  private static Sketch sketch(SenderGroup sender, UUID id) {
    return new Sketch(sender.tenantId(), id, sender.profileName(), sender.phone(), sender.lastAt());
  }

  /** Two senders who turned out to be one customer. */
  private static Sketch merged(Sketch one, Sketch other) {
    boolean inOrder = other.at().isAfter(one.at());
    Sketch later = inOrder ? other : one;
    Sketch earlier = inOrder ? one : other;
    return new Sketch(
        one.tenantId(),
        one.id(),
        later.name() == null ? earlier.name() : later.name(),
        later.phone() == null ? earlier.phone() : later.phone(),
        later.at());
  }

  private static Resolved resolved(List<Arrival> arrivals, Settled settled) {
    Map<MessageKey, UUID> customers = new HashMap<>();
    settled
        .customers()
        .forEach(
            (sender, id) -> sender.messages().forEach(message -> customers.put(message.key(), id)));
    return new Resolved(
        arrivals.stream()
            .map(arrival -> new Incoming(arrival, requireNonNull(customers.get(arrival.key()))))
            .toList(),
        settled.made());
  }
}
