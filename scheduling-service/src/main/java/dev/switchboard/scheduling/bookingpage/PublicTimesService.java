package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.scheduling.availability.EmptyBecause;
import dev.switchboard.scheduling.availability.SlotService;
import dev.switchboard.scheduling.availability.SlotsView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which times the public may have: those that are offered. The office may book sooner, later or
 * between the slots; a stranger's form may not, whatever stands in it.
 */
@ApplicationScoped
class PublicTimesService {
  private static final Duration ONE_START = Duration.ofSeconds(1);

  private final SlotService slots;

  PublicTimesService(SlotService slots) {
    this.slots = slots;
  }

  /**
   * @param own a reservation whose time is free to its visitor
   */
  Uni<FreeTimes> from(Shopfront shop, String serviceType, LocalDate first, @Nullable UUID own) {
    return slots
        .free(
            shop.tenant(),
            serviceType,
            FreeTimes.begin(first, shop.zone()),
            FreeTimes.begin(first.plusDays(FreeTimes.DAYS_SEEN), shop.zone()),
            own)
        .map(found -> FreeTimes.of(first, found, shop.zone()));
  }

  /** Fails with {@link NoticeException} for one that is not; one that is taken was offered. */
  Uni<Void> requireOffered(
      Shopfront shop, String serviceType, Instant startsAt, @Nullable UUID own) {
    return slots
        .free(shop.tenant(), serviceType, startsAt, startsAt.plus(ONE_START), own)
        .invoke(PublicTimesService::requireOffered)
        .replaceWithVoid();
  }

  private static void requireOffered(SlotsView found) {
    if (found.emptyBecause() != null && found.emptyBecause() != EmptyBecause.FULL) {
      throw new NoticeException(Notice.NOT_BOOKABLE);
    }
  }
}
