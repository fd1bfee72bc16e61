package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.appointment.KeptSlot;
import dev.switchboard.scheduling.appointment.SelfVisit;
import dev.switchboard.scheduling.bookingpage.SignedLink.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The signed links of this installation. */
@ApplicationScoped
class Links {
  private static final UUID NOBODY = new UUID(0, 0);

  private final LinkSigner signer;
  private final BookingPageConfig config;
  private final BusinessClock clock;

  Links(BookingPageConfig config, BusinessClock clock) {
    this.signer = new LinkSigner(config.linkSecrets().orElse(List.of()));
    this.config = config;
    this.clock = clock;
  }

  /** Shows a visit until some time after its end. */
  String toVisit(TenantId tenant, SelfVisit visit) {
    return signer.sign(
        new SignedLink(
            Purpose.VISIT,
            tenant,
            visit.appointmentId(),
            visit.endsAt().plus(config.linksLive()),
            ""));
  }

  /** Lives longer than the hold: who comes late is told so. */
  String toHold(TenantId tenant, KeptSlot slot, @Nullable String campaign) {
    Chosen chosen = new Chosen(slot.serviceType(), slot.startsAt(), slot.expiresAt(), campaign);
    return signer.sign(
        new SignedLink(Purpose.HOLD, tenant, slot.holdId(), formEnd(), chosen.write()));
  }

  /** The same link once more. */
  String again(SignedLink link) {
    return signer.sign(link);
  }

  /** What makes a form one of ours. */
  String form(TenantId tenant) {
    return signer.sign(new SignedLink(Purpose.FORM, tenant, NOBODY, formEnd(), ""));
  }

  boolean isForm(TenantId tenant, @Nullable String token) {
    return open(token, Purpose.FORM).filter(link -> link.tenant().equals(tenant)).isPresent();
  }

  /** Empty for a forged one, one for something else, and one whose time is over. */
  Optional<SignedLink> open(@Nullable String token, Purpose purpose) {
    return Optional.ofNullable(token)
        .flatMap(text -> signer.open(text, purpose))
        .filter(link -> clock.now().isBefore(link.expiresAt()));
  }

  /** Tells one visitor of a business from another without keeping the address. */
  byte[] pseudonym(TenantId tenant, String address) {
    return signer.pseudonym(tenant, address);
  }

  private Instant formEnd() {
    return clock.now().plus(config.formsLive());
  }
}
