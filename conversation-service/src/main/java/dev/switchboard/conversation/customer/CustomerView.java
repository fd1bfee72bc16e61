package dev.switchboard.conversation.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the tenant's people see him (features.md C1).
 *
 * @param version rises with each change of what is shown here but lastInteractionAt
 * @param phone E.164; absent for somebody who is known by a provider's user id only
 * @param externalId his number in the tenant's own books
 * @param language ISO 639-1
 * @param metadata whatever the tenant keeps with him, as given
 * @param archivedAt when he was put away; such a customer is in no list
 */
public record CustomerView(
    UUID customerId,
    long version,
    @Nullable String name,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address,
    @Nullable String externalId,
    @Nullable String language,
    @Nullable String notes,
    List<String> tags,
    Map<String, Object> metadata,
    @Nullable Instant lastInteractionAt,
    @Nullable Instant archivedAt,
    Instant createdAt,
    Instant updatedAt) {

  static CustomerView from(Customer customer) {
    return new CustomerView(
        customer.id,
        customer.version,
        customer.name,
        customer.phone,
        customer.email,
        customer.address,
        customer.externalId,
        customer.language,
        customer.notes,
        customer.tags,
        customer.metadata,
        customer.lastInteractionAt,
        customer.archivedAt,
        customer.createdAt,
        customer.updatedAt);
  }
}
