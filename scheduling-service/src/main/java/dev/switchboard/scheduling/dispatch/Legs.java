package dev.switchboard.scheduling.dispatch;

import dev.switchboard.scheduling.travel.Location;
import dev.switchboard.scheduling.travel.TravelTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seconds of travel between all places of a day, by their index. */
final class Legs {
  private final int[][] seconds;

  private Legs(int[][] seconds) {
    this.seconds = seconds;
  }

  /**
   * @param places null: nobody knows where
   * @param unknown seconds to and from such a place
   */
  static Legs between(List<@Nullable Location> places, TravelTimes travel, int unknown) {
    int[][] seconds = new int[places.size()][places.size()];
    for (int from = 0; from < places.size(); from++) {
      for (int to = 0; to < places.size(); to++) {
        seconds[from][to] =
            from == to ? 0 : seconds(places.get(from), places.get(to), travel, unknown);
      }
    }
    return new Legs(seconds);
  }

  int seconds(int from, int to) {
    return seconds[from][to];
  }

  private static int seconds(
      @Nullable Location from, @Nullable Location to, TravelTimes travel, int unknown) {
    return from == null || to == null
        ? unknown
        : Math.toIntExact(travel.between(from, to).toSeconds());
  }
}
