package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person in one poll: every name the provider used for him, whichever message it stood in.
 *
 * @param names business-scoped ids before {@code wa_id}s, because a number can pass to somebody
 *     else (protocols.md 1.4)
 * @param profileName what he calls himself, in his newest message that says
 * @param lastAt when he last wrote
 */
record SenderGroup(
    TenantId tenantId,
    ChannelKind channel,
    List<SenderName> names,
    @Nullable String profileName,
    Instant lastAt) {
  SenderGroup {
    names = List.copyOf(names);
  }

  /** His number, canonical; empty for somebody who is known by a user id only. */
  Optional<PhoneNumber> phone() {
    return names.stream()
        .filter(name -> name.kind() == SenderName.Kind.WA_ID)
        .flatMap(name -> PhoneNumbers.fromWaId(name.value()).stream())
        .findFirst();
  }

  /** Under which phones he may already be a customer, the likeliest first (features.md X10). */
  List<PhoneNumber> phoneCandidates() {
    return phone().map(PhoneNumbers::candidates).orElse(List.of());
  }
}
