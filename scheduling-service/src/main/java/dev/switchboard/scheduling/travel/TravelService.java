package dev.switchboard.scheduling.travel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Travel times as this installation reckons them. */
@ApplicationScoped
public class TravelService {
  private final CrowFlight crowFlight;

  TravelService(TravelConfig config) {
    this.crowFlight = new CrowFlight(config.kilometresPerHour(), config.detourFactor());
  }

  /** Known at once, without asking anybody. */
  public TravelTimes estimate() {
    return crowFlight;
  }

  /** Between these places, as well as they can be known; never fails for want of a provider. */
  public Uni<TravelTimes> among(Collection<Location> places) {
    return Uni.createFrom().item(crowFlight);
  }
}
