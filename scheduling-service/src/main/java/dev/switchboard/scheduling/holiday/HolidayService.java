package dev.switchboard.scheduling.holiday;

import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.settings.HolidayCalendar;
import dev.switchboard.scheduling.settings.ObservedHolidays;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Public holidays, read once for each place and kept: a place's rules change with the library. */
@ApplicationScoped
public class HolidayService {
  private final Vertx vertx;
  private final Map<Key, PublicHolidays> known = new ConcurrentHashMap<>();

  HolidayService(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * What a business observes. A place that the library has forgotten has no holidays: who cannot be
   * told apart from an ordinary day is open.
   */
  public Uni<HolidayCalendar> of(ObservedHolidays observed, Business business) {
    return observed.observed()
        ? read(place(observed, business), business.language())
            .map(holidays -> holidays.<HolidayCalendar>map(one -> one).orElse(HolidayCalendar.NONE))
        : Uni.createFrom().item(HolidayCalendar.NONE);
  }

  /** Whether there is such a country, and such a region in it. */
  public Uni<Boolean> knows(ObservedHolidays observed, Business business) {
    return read(place(observed, business), business.language()).map(Optional::isPresent);
  }

  /** Empty for a place that is not known. */
  Uni<Optional<PublicHolidays>> read(Place place, String language) {
    Key key = new Key(place, language);
    PublicHolidays there = known.get(key);
    return there == null
        ? vertx
            .executeBlocking(() -> PublicHolidays.read(place, language), false)
            .invoke(read -> read.ifPresent(holidays -> known.put(key, holidays)))
        : Uni.createFrom().item(Optional.of(there));
  }

  private static Place place(ObservedHolidays observed, Business business) {
    String country = observed.country();
    return new Place(country == null ? business.country() : country, observed.region());
  }

  private record Key(Place place, String language) {}
}
