package dev.switchboard.scheduling.travel;

import dev.switchboard.scheduling.travel.RoadTable.Leg;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Travel times as this installation reckons them: as the crow flies, or as a router says where one
 * is configured. What it has said is remembered; without it work goes on by the estimate.
 */
@ApplicationScoped
public class TravelService {
  private static final Logger LOG = Logger.getLogger(TravelService.class);

  /** Some dozen days of fifty visits. */
  private static final int MOST_REMEMBERED = 100_000;

  private final CrowFlight crowFlight;
  private final Optional<RoadClient> router;
  private final int mostPlaces;
  private final Map<Leg, Duration> remembered = new ConcurrentHashMap<>();

  TravelService(TravelConfig config, Vertx vertx) {
    this.crowFlight = new CrowFlight(config.kilometresPerHour(), config.detourFactor());
    this.router =
        config.tableUrl().map(table -> new RoadClient(vertx, table, config.tableTimeout()));
    this.mostPlaces = config.tablePlaces();
  }

  /** Known at once, without asking anybody. */
  public TravelTimes estimate() {
    return crowFlight;
  }

  /** Between these places, as well as they can be known; never fails for want of a router. */
  public Uni<TravelTimes> among(Collection<Location> places) {
    List<Location> distinct = places.stream().distinct().toList();
    if (router.isEmpty() || distinct.size() < 2 || distinct.size() > mostPlaces) {
      return Uni.createFrom().item(crowFlight);
    }
    Map<Leg, Duration> known = known(distinct);
    return known.size() == distinct.size() * distinct.size()
        ? Uni.createFrom().item(new RoadTable(known, crowFlight))
        : asked(router.get(), distinct);
  }

  private Uni<TravelTimes> asked(RoadClient client, List<Location> places) {
    return client
        .ask(places)
        .invoke(this::remember)
        .<TravelTimes>map(legs -> new RoadTable(legs, crowFlight))
        .onFailure()
        .invoke(failure -> LOG.warnf("travel is estimated: %s", failure.toString()))
        .onFailure()
        .recoverWithItem(crowFlight);
  }

  private Map<Leg, Duration> known(List<Location> places) {
    Map<Leg, Duration> known = new HashMap<>();
    for (Location from : places) {
      for (Location to : places) {
        Leg leg = new Leg(from, to);
        Duration there = remembered.get(leg);
        if (there != null) {
          known.put(leg, there);
        }
      }
    }
    return known;
  }

  private void remember(Map<Leg, Duration> legs) {
    if (remembered.size() + legs.size() > MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.putAll(legs);
  }
}
