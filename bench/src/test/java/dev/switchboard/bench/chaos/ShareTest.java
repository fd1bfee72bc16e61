package dev.switchboard.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.bench.chaos.Round.Share;
import dev.switchboard.bench.load.Provider.Accepted;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest {
  private static final List<Accepted> POSTS =
      List.of(new Accepted(-5, 3), new Accepted(9, 700), new Accepted(10, 8), new Accepted(12, 9));

  @Test
  void onlyPostsThatBeganBeforeEverythingRanAgainAreMeasuredHoweverLongTheyTook() {
    assertThat(Share.of(Blow.KAFKA, POSTS, 10, 2).nanosMeanwhile()).containsExactly(3L, 700L);
  }

  @Test
  void allPostsCountAsDuplicatesButTheFirstOfEachDelivery() {
    assertThat(Share.of(Blow.KAFKA, POSTS, 10, 3).duplicates()).isEqualTo(1);
  }
}
