package dev.switchboard.scheduling.testing;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.scheduling.transfer.CustomerDirectoryClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds or makes everybody, as conversation-service does; away after as many calls as a test says.
 */
@Alternative
@ApplicationScoped
public class KnownPeople implements CustomerDirectoryClient {
  private static final Map<TenantId, Map<String, UUID>> PEOPLE = new ConcurrentHashMap<>();
  private static final Map<TenantId, Integer> CALLS_LEFT = new ConcurrentHashMap<>();

  /** Further calls for the tenant fail, until it is called with more. */
  public static void answersTimes(TenantId tenant, int calls) {
    CALLS_LEFT.put(tenant, calls);
  }

  /** Who has been found or made for the tenant. */
  public static Map<String, UUID> of(TenantId tenant) {
    return Map.copyOf(PEOPLE.getOrDefault(tenant, Map.of()));
  }

  @Override
  public Uni<Map<String, UUID>> findOrCreate(TenantId tenant, List<Person> people) {
    if (CALLS_LEFT.merge(tenant, 1_000, (left, many) -> left - 1) < 0) {
      return Uni.createFrom()
          .failure(new ApplicationException(PlatformError.UNAVAILABLE, "Nobody is there."));
    }
    Map<String, UUID> known = PEOPLE.computeIfAbsent(tenant, id -> new ConcurrentHashMap<>());
    Map<String, UUID> found = new HashMap<>();
    for (Person person : people) {
      found.put(person.phone(), known.computeIfAbsent(person.phone(), phone -> Ids.next()));
    }
    return Uni.createFrom().item(found);
  }
}
