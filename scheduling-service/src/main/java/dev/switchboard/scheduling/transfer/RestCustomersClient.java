package dev.switchboard.scheduling.transfer;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks conversation-service. */
@ApplicationScoped
class RestCustomersClient implements CustomerDirectoryClient {
  private static final Logger LOG = Logger.getLogger(RestCustomersClient.class);

  private final ConversationClient conversations;

  RestCustomersClient(@RestClient ConversationClient conversations) {
    this.conversations = conversations;
  }

  /** Fails with UNAVAILABLE: what was taken until then stays, and a repeat goes on. */
  @Override
  public Uni<Map<String, UUID>> findOrCreate(TenantId tenant, List<Person> people) {
    return conversations
        .findOrCreate(tenant.toString(), new ConversationClient.People(people))
        .map(RestCustomersClient::byPhone)
        .onFailure()
        .invoke(failure -> LOG.warn("conversation-service does not find customers", failure))
        .onFailure()
        .transform(
            failure ->
                new ApplicationException(
                    PlatformError.UNAVAILABLE,
                    "The customers cannot be looked up just now. Send the file again: what was"
                        + " taken is not taken twice."));
  }

  private static Map<String, UUID> byPhone(ConversationClient.Found found) {
    return found.items().stream()
        .collect(
            Collectors.toMap(
                ConversationClient.Customer::phone, ConversationClient.Customer::customerId));
  }
}
