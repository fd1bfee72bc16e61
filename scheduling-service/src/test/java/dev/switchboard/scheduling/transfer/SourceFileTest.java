package dev.switchboard.scheduling.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.transfer.RowReport.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {
  @Test
  void columnsGoByTheirOwnNamesAndByThoseOfOtherPrograms() {
    SourceFile file =
        csv(
            """
            \uFEFFid,Scheduled_At,is_emergency,total_amount,sms_opt_out,reminder_sent,customer.name
            7,2026-11-25 10:00,true,120.50,true,false,"Gómez, Ana"

            8,2026-11-26 10:00
            """);

    assertThat(file.ignored()).containsExactly("sms_opt_out");
    assertThat(file.rows()).hasSize(2);
    assertThat(file.rows().getFirst().texts())
        .isEqualTo(
            Map.of(
                Field.EXTERNAL_ID, "7",
                Field.STARTS_AT, "2026-11-25 10:00",
                Field.EMERGENCY, "true",
                Field.QUOTED_VALUE, "120.50",
                Field.REMINDER_SENT, "false",
                Field.CUSTOMER_NAME, "Gómez, Ana"));
    assertThat(file.rows().getFirst().number()).isEqualTo(2);
  }

  @Test
  void semicolonsSeparateTooAndWhatWasMadeHarmlessIsReadBack() {
    SourceFile file = csv("id;name;phone\r\n1;'=Ana;'+5491155550000\r\n");

    assertThat(file.rows().getFirst().texts())
        .isEqualTo(
            Map.of(
                Field.EXTERNAL_ID, "1",
                Field.CUSTOMER_NAME, "=Ana",
                Field.CUSTOMER_PHONE, "+5491155550000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id,name\n1,\"Ana\n", "id,name\n1,\"An\"a\n"})
  void halfAFileIsNoFile(String text) {
    assertThatThrownBy(() -> csv(text))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refused -> assertThat(refused.error().status()).isEqualTo(422));
  }

  @Test
  void whatIsNotUtf8OrTooLongIsRefused() {
    byte[] latin = "id,name\n1,Gómez\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> CsvFile.read(latin)).isInstanceOf(ApplicationException.class);
    String many = "id\n" + "1\n".repeat(SourceFile.MOST_ROWS + 1);
    assertThatThrownBy(() -> csv(many)).isInstanceOf(ApplicationException.class);
  }

  @Test
  void anEventIsReadWithItsFoldedLinesAndWithoutItsAlarms() {
    SourceRow row =
        calendar(
                """
                BEGIN:VEVENT
                UID:abc@example.com
                DTSTART;TZID=America/Argentina/Buenos_Aires:20261125T100000
                DURATION:PT1H30M
                SUMMARY:Ana\\, la de la esqui
                 na
                LOCATION:Av. Rivadavia 1234\\nCaballito
                CONTACT:011 15 2345-6789
                X-SWITCHBOARD-SERVICE-TYPE:isp_repair
                STATUS:CONFIRMED
                BEGIN:VALARM
                DESCRIPTION:not this
                END:VALARM
                END:VEVENT
                """)
            .rows()
            .getFirst();

    assertThat(row.texts())
        .isEqualTo(
            Map.of(
                Field.EXTERNAL_ID, "abc@example.com",
                Field.STARTS_AT, "2026-11-25T10:00:00",
                Field.TIME_ZONE, "America/Argentina/Buenos_Aires",
                Field.DURATION_MINUTES, "90",
                Field.CUSTOMER_NAME, "Ana, la de la esquina",
                Field.CUSTOMER_ADDRESS, "Av. Rivadavia 1234\nCaballito",
                Field.CUSTOMER_PHONE, "011 15 2345-6789",
                Field.SERVICE_TYPE, "isp_repair"));
  }

  @Test
  void allDayEventsAreNamedAlsoWhenTheyRepeat() {
    SourceFile file =
        calendar(
            """
            BEGIN:VEVENT
            UID:day
            DTSTART;VALUE=DATE:20261125
            END:VEVENT
            BEGIN:VEVENT
            UID:birthday
            DTSTART;VALUE=DATE:20001125
            RRULE:FREQ=YEARLY
            END:VEVENT
            """);

    assertThat(file.rows()).isEmpty();
    assertThat(file.skipped())
        .containsExactly(
            RowReport.skipped(1, "day", Problem.Code.ALL_DAY),
            RowReport.skipped(2, "birthday", Problem.Code.ALL_DAY));
    assertThat(file.skipped().getFirst().outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/London|Europe/London",
        "GMT Standard Time|Europe/London",
        "Argentina Standard Time|America/Buenos_Aires",
        "/citadel.org/20260101_1/America/Argentina/Buenos_Aires|America/Argentina/Buenos_Aires",
        "(UTC-04:00) Santiago|America/Santiago",
        "UTC|UTC"
      })
  void zonesAreKnownByIanasAndByWindowsNames(String name, String zone) {
    assertThat(Zones.named(name)).contains(ZoneId.of(zone));
  }

  @Test
  void aZoneOfTheFilesOwnIsWhereItSaysAndAnyOtherIsUnknown() {
    SourceFile file =
        calendar(
            """
            BEGIN:VTIMEZONE
            TZID:Office
            X-LIC-LOCATION:Europe/London
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID=Office:20260701T100000
            END:VEVENT
            """);

    assertThat(file.rows().getFirst().text(Field.TIME_ZONE)).contains("Europe/London");
    assertThat(Zones.named("Office")).isEmpty();
    assertThat(Zones.named("../../etc/passwd")).isEmpty();
  }

  @Property(tries = 300)
  void anyBytesAreAFileOrRefused(@ForAll byte[] bytes) {
    for (Reader reader : List.<Reader>of(CsvFile::read, SourceFileTest::read)) {
      try {
        assertThat(reader.read(bytes).rows()).isNotNull();
      } catch (ApplicationException refused) {
        assertThat(refused.error().status()).isEqualTo(422);
      }
    }
  }

  private interface Reader {
    SourceFile read(byte[] bytes);
  }

  private static SourceFile csv(String text) {
    return CsvFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SourceFile calendar(String events) {
    String text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + events + "END:VCALENDAR\n";
    SourceFile file = read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))).isEqualTo(file);
    return file;
  }

  private static SourceFile read(byte[] bytes) {
    return CalendarFile.read(bytes, CalendarText.HORIZON);
  }
}
