package dev.switchboard.scheduling.transfer;

import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who the customers are, as conversation-service keeps them. */
public interface CustomerDirectoryClient {
  /**
   * The customers with these numbers; who is missing is made.
   *
   * @param people at most some hundred, each number once
   * @return by number
   */
  Uni<Map<String, UUID>> findOrCreate(TenantId tenant, List<Person> people);

  /**
   * Somebody, by his number.
   *
   * @param phone E.164
   */
  record Person(String phone, String name, @Nullable String address) {}
}
