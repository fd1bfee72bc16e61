package dev.switchboard.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedTest {
  @Test
  void withoutATopicAllAreWantedButTheProvidersDeliveries() {
    Wanted wanted = Wanted.parse(List.of());

    assertThat(wanted.topics())
        .hasSize(Topic.values().length - 1)
        .contains("message-received", "billing-event-recorded")
        .doesNotContain("webhook-received")
        .noneMatch(name -> name.endsWith("-dead-letter"));
    assertThat(wanted.json()).isFalse();
    assertThat(wanted.fromBeginning()).isFalse();
  }

  @Test
  void namedTopicsAreWantedOnceEachWhateverStandsBetweenThem() {
    assertThat(
            Wanted.parse(
                List.of(
                    "webhook-received",
                    "--json",
                    "message-sent-dead-letter",
                    "webhook-received",
                    "--from-beginning")))
        .isEqualTo(new Wanted(List.of("webhook-received", "message-sent-dead-letter"), true, true));
  }

  @Test
  void unknownTopicIsRefusedWithTheList() {
    assertThatThrownBy(() -> Wanted.parse(List.of("message-sent", "message-lost")))
        .hasMessageStartingWith("There is no topic message-lost; there are webhook-received, ")
        .hasMessageContaining("appointment-booked")
        .hasMessageEndingWith(", and each once more with -dead-letter.");
  }

  @Test
  void unknownOptionIsRefusedWithTheOptions() {
    assertThatThrownBy(() -> Wanted.parse(List.of("--xml")))
        .hasMessage("There is no option --xml; there are --json and --from-beginning.");
  }
}
