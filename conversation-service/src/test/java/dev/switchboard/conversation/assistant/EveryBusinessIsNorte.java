package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.language.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.ZoneId;
import java.util.Optional;

/** Every tenant is the same internet provider. */
@Alternative
@ApplicationScoped
public class EveryBusinessIsNorte implements BusinessFacts {
  @Override
  public Optional<Business> of(TenantId tenant) {
    return Optional.of(
        new Business(
            "Norte Internet",
            Language.ES,
            "isp",
            ZoneId.of("America/Argentina/Buenos_Aires"),
            "AR",
            "ARS"));
  }
}
