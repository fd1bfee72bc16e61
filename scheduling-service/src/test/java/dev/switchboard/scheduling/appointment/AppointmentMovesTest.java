package dev.switchboard.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppointmentMovesTest {
  @ParameterizedTest
  @CsvSource({
    "SCHEDULED, CONFIRMED IN_PROGRESS COMPLETED NO_SHOW CANCELLED PENDING_RESCHEDULE",
    "CONFIRMED, SCHEDULED IN_PROGRESS COMPLETED NO_SHOW CANCELLED PENDING_RESCHEDULE",
    "PENDING_RESCHEDULE, SCHEDULED CONFIRMED CANCELLED",
    "IN_PROGRESS, COMPLETED CANCELLED",
    "COMPLETED, ''",
    "NO_SHOW, ''",
    "CANCELLED, ''"
  })
  void onlyTheMovesOfTheTableAreAllowed(AppointmentStatus from, String allowed) {
    assertThat(AppointmentStatus.values())
        .filteredOn(to -> AppointmentMoves.allows(from, to))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(allowed.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(AppointmentStatus::valueOf)
                .toList());
  }
}
