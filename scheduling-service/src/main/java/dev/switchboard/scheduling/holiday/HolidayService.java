package dev.switchboard.scheduling.holiday;

import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.settings.HolidayCalendar;
import dev.switchboard.scheduling.settings.ObservedHolidays;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Public holidays, read once for each place and kept: a place's rules change with the library. */
@ApplicationScoped
public class HolidayService {
  private final Vertx vertx;
  private final BusinessClock clock;
  private final Map<Key, PublicHolidays> known = new ConcurrentHashMap<>();
  private final Map<Key, HolidayCalendar> observedAt = new ConcurrentHashMap<>();

  HolidayService(Vertx vertx, BusinessClock clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  /**
   * What a business observes. Its country may have changed since it named a region, and a place may
   * be gone from the library: then it is the country's holidays, or none.
   */
  public Uni<HolidayCalendar> of(ObservedHolidays observed, Business business) {
    if (!observed.observed()) {
      return Uni.createFrom().item(HolidayCalendar.NONE);
    }
    Key key = new Key(place(observed, business), business.language());
    HolidayCalendar there = observedAt.get(key);
    return there == null
        ? nearest(key).invoke(calendar -> observedAt.put(key, calendar))
        : Uni.createFrom().item(there);
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
            .executeBlocking(() -> read(key), false)
            .invoke(read -> read.ifPresent(holidays -> known.put(key, holidays)))
        : Uni.createFrom().item(Optional.of(there));
  }

  private Uni<HolidayCalendar> nearest(Key key) {
    Place country = new Place(key.place().country(), null);
    return read(key.place(), key.language())
        .chain(
            found ->
                found.isPresent() ? Uni.createFrom().item(found) : read(country, key.language()))
        .map(found -> found.<HolidayCalendar>map(one -> one).orElse(HolidayCalendar.NONE));
  }

  /** With the years that are asked for first: the others are worked out when they are. */
  private Optional<PublicHolidays> read(Key key) {
    int year = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).getYear();
    Optional<PublicHolidays> read = PublicHolidays.read(key.place(), key.language());
    read.ifPresent(holidays -> holidays.workOut(year, year + 1));
    return read;
  }

  private static Place place(ObservedHolidays observed, Business business) {
    String country = observed.country();
    return new Place(country == null ? business.country() : country, observed.region());
  }

  private record Key(Place place, String language) {}
}
