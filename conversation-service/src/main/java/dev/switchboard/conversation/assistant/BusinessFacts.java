package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.language.Language;
import java.util.Optional;

/** What the assistant says of the business it speaks for. */
interface BusinessFacts {
  /** Empty for a tenant that is not known here. */
  Optional<Business> of(TenantId tenant);

  /** A tenant, as its customers know it. */
  record Business(String name, Language language) {}
}
