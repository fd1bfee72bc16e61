package dev.switchboard.bench.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The scripts say what the service says today; one that was renamed is missed here. */
class ScriptsTest {
  private static final Path ROOT = Path.of("..");

  private static final Pattern VARIABLE = Pattern.compile("(?<!:):([A-Za-z0-9_]+)");

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
    List<String> overlap = statements(scripts.serializableOverlap());

    assertThat(unique).hasSize(9).containsSubsequence(without(booking, 4, 5, 6));
    assertThat(unique.get(4))
        .contains("INSERT INTO unique_reservation", "appointment_change")
        .doesNotContain("reservation_blocked_ex");
    assertThat(serializable).hasSize(10).containsSubsequence(without(booking, 0, 4, 5, 6));
    assertThat(serializable.get(4))
        .isEqualTo(booking.get(5).replace("reservation r", "checked_reservation r"))
        .contains("checked_reservation", "calendar_busy");
    assertThat(serializable.get(5))
        .contains("INSERT INTO checked_reservation")
        .doesNotContain("reservation_blocked_ex");
    assertThat(overlap).hasSize(10).containsSubsequence(without(serializable, 4));
    assertThat(overlap.get(4)).startsWith("SELECT FROM checked_reservation");
  }

  /** pgbench takes every word after a colon for a variable, also inside of quotes. */
  @Test
  void noParameterIsLeftAndNoTextIsTakenForAVariable() {
    List<String> all =
        List.of(
            scripts.booking(),
            scripts.contendedBooking(),
            scripts.inUniqueSlots(),
            scripts.serializable(),
            scripts.serializableOverlap(),
            scripts.bareExclusion(),
            scripts.bareUniqueSlot(),
            scripts.bareSerializable());

    assertThat(all).noneMatch(script -> script.contains("$"));
    assertThat(all.stream().flatMap(script -> VARIABLE.matcher(script).results()))
        .extracting(found -> found.group(1))
        .isSubsetOf(
            "n",
            "client_id",
            "place",
            "technician",
            "tenant",
            "nth",
            "day",
            "start",
            "seen",
            "busy");
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
    List<Integer> gone = Arrays.stream(places).boxed().toList();
    return IntStream.range(0, all.size())
        .filter(place -> !gone.contains(place))
        .mapToObj(all::get)
        .toList();
  }
}
