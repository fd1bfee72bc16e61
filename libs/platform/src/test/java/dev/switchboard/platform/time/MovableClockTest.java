package dev.switchboard.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovableClockTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration LOOKS_AGAIN = Duration.ofMillis(100);
  private static final Logger LOG = Logger.getLogger(OffsetFile.class.getName());

  private final List<String> reports = new ArrayList<>();
  private final Handler reporting = collecting(reports);

  private long nanos;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void listen() {
    file = folder.resolve("offset");
    LOG.addHandler(reporting);
  }

  @AfterEach
  void stopListening() {
    LOG.removeHandler(reporting);
  }

  @Test
  void withoutAFileBusinessTimeIsSystemTime() {
    assertThat(clock(Optional.empty()).now()).isEqualTo(NOON);
    assertThat(clock(Optional.of(file)).now()).isEqualTo(NOON);
    assertThat(reports).isEmpty();
  }

  @Test
  void movingTheFileMovesBusinessTimeWithin250MillisAndNeverSystemTime() throws Exception {
    SystemClock system = new MachineClock();
    BusinessClock business = new MovableClock(system, configOf(Optional.of(file)));
    assertThat(Duration.between(system.now(), business.now())).isLessThan(Duration.ofSeconds(5));

    for (String offset : List.of("P3DT2H", "-P400D", "PT0S")) {
      write(offset);
      Thread.sleep(250);
      Instant machine = Instant.now();
      assertThat(system.now()).isBetween(machine.minusMillis(1), machine.plusSeconds(5));
      assertThat(Duration.between(system.now(), business.now()))
          .isBetween(Duration.parse(offset), Duration.parse(offset).plusSeconds(5));
    }
  }

  @Test
  void theFileIsLookedUpAgainWhenATenthOfASecondHasPassedAndNotBefore() throws Exception {
    write("PT1H");
    BusinessClock clock = clock(Optional.of(file));

    write("PT2H");
    pass(LOOKS_AGAIN.minusNanos(1));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(3600));

    pass(Duration.ofNanos(1));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(7200));
  }

  @Test
  void removedFileEndsTheOffset() throws Exception {
    write("PT1H");
    BusinessClock clock = clock(Optional.of(file));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(3600));

    Files.delete(file);
    pass(LOOKS_AGAIN);

    assertThat(clock.now()).isEqualTo(NOON);
  }

  @Test
  void garbageKeepsTheLastOffsetAndIsReportedOnce() throws Exception {
    write("PT1H");
    BusinessClock clock = clock(Optional.of(file));

    int reported = 0;
    for (String garbage : List.of("tomorrow", "PT99999999999999H", "P3661D", "x".repeat(100_000))) {
      write(garbage);
      for (int look = 0; look < 3; look++) {
        pass(LOOKS_AGAIN);
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(3600));
      }
      assertThat(reports).hasSize(++reported);
      assertThat(reports.getLast()).contains("switchboard.clock.offset-file", file.toString());
    }
  }

  @Test
  void emptyFileIsBeingWrittenAndChangesNothing() throws Exception {
    write("PT1H");
    BusinessClock clock = clock(Optional.of(file));

    write("");
    pass(LOOKS_AGAIN);

    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(3600));
    assertThat(reports).isEmpty();
  }

  @Test
  void folderInsteadOfAFileIsReported() throws Exception {
    assertThat(clock(Optional.of(folder)).now()).isEqualTo(NOON);
    assertThat(reports).hasSize(1);
  }

  @Test
  void todayIsTheDateOnTheWallOfTheZone() {
    BusinessClock lateEvening = () -> Instant.parse("2026-03-02T01:30:00Z");

    assertThat(lateEvening.today(ZoneId.of("Europe/London"))).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(lateEvening.today(ZoneId.of("America/Argentina/Buenos_Aires")))
        .isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @Test
  void timesHaveNoMoreThanMicroseconds() {
    SystemClock clock = new MachineClock();

    for (int i = 0; i < 1000; i++) {
      assertThat(clock.now().getNano() % 1000).isZero();
    }
  }

  @Test
  void offsetFileIsUnsafeInProductionByName() {
    assertThat(new MovedClockCheck(configOf(Optional.of(file))).unsafeSettings())
        .singleElement()
        .hasToString("switchboard.clock.offset-file moves business time");
    assertThat(new MovedClockCheck(configOf(Optional.empty())).unsafeSettings()).isEmpty();
  }

  /** Its offset grows old as the test lets time pass. */
  private BusinessClock clock(Optional<Path> offsetFile) {
    return new MovableClock(() -> NOON, configOf(offsetFile), () -> nanos);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private static ClockConfig configOf(Optional<Path> offsetFile) {
    return () -> offsetFile;
  }

  private void write(String text) throws IOException {
    Path written = Files.writeString(folder.resolve("offset.new"), text);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Handler collecting(List<String> messages) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        messages.add(org.jboss.logmanager.ExtLogRecord.wrap(record).getFormattedMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
