package dev.switchboard.bench.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts say what the service says today; one that was renamed is missed here. */
class ScriptsTest {
  private static final Path ROOT = Path.of("..");

  private final Scripts scripts = new Scripts(ROOT);

  @Test
  void aBookingIsTheServicesElevenStatements() {
    List<String> statements = statements(scripts.booking());

    assertThat(statements).hasSize(11).startsWith("BEGIN").endsWith("COMMIT");
    assertThat(statements.get(4)).contains("FOR NO KEY UPDATE").contains("schedule_day");
    assertThat(statements.get(6)).contains("reservation_blocked_ex").contains("appointment_change");
  }

  @Test
  void theOtherWaysDifferInTheGuardOnly() {
    List<String> booking = statements(scripts.booking());
    List<String> unique = statements(scripts.inUniqueSlots());
    List<String> serializable = statements(scripts.serializable());

    assertThat(unique).hasSize(9).containsSubsequence(without(booking, 4, 5, 6));
    assertThat(unique.get(4)).contains("INSERT INTO unique_slot").doesNotContain("reservation");
    assertThat(serializable)
        .hasSize(10)
        .containsSubsequence(without(booking, 0, 4, 5, 6));
    assertThat(serializable.get(4)).startsWith("SELECT FROM checked_slot");
  }

  @Test
  void noParameterIsLeftAndNoTimeIsTakenForAVariable() {
    assertThat(
            Stream.of(
                scripts.booking(),
                scripts.contendedBooking(),
                scripts.inUniqueSlots(),
                scripts.serializable(),
                scripts.bareExclusion(),
                scripts.bareUniqueSlot(),
                scripts.bareSerializable()))
        .noneMatch(script -> script.contains("$"))
        .noneMatch(script -> script.matches("(?s).*[^:]:\\d.*"));
  }

  @Test
  void aStatementThatIsNotThereIsMissed() {
    assertThatThrownBy(() -> new SourceText("String A = \"B\";").constant("B"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(new SourceText("String A = \"B\";").constant("A")).isEqualTo("B");
    assertThat(Scripts.filled("a $1 b\n  $2 $1", "x", "y")).isEqualTo("a x b y x");
  }

  private static List<String> statements(String script) {
    return script
        .lines()
        .filter(line -> !line.startsWith("\\"))
        .map(line -> line.substring(0, line.length() - 1))
        .toList();
  }

  private static List<String> without(List<String> all, int... places) {
    List<Integer> gone = java.util.Arrays.stream(places).boxed().toList();
    return java.util.stream.IntStream.range(0, all.size())
        .filter(place -> !gone.contains(place))
        .mapToObj(all::get)
        .toList();
  }
}
