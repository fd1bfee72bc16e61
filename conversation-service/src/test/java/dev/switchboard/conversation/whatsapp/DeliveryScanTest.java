package dev.switchboard.conversation.whatsapp;

import static dev.switchboard.conversation.whatsapp.Deliveries.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversation.whatsapp.DeliveryScan.Addressed;
import dev.switchboard.conversation.whatsapp.DeliveryScan.NotUnderstood;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryScanTest {
  private static final String VALUE = "{\"metadata\":{\"phone_number_id\":\"71\"}}";

  @Test
  void everyChannelIsNamedOnceWhateverStandsBetween() {
    var scan = (Addressed) DeliveryScan.of(Deliveries.named("mixed-batch"));

    assertThat(scan.phoneNumberIds())
        .containsExactly(Deliveries.BUENOS_AIRES, Deliveries.BRISTOL, Deliveries.MADRID);
  }

  @Test
  void whatCannotBeRoutedIsCounted() {
    var scan = (Addressed) DeliveryScan.of(Deliveries.named("mixed-batch"));

    assertThat(scan.unroutable())
        .describedAs("no id, no changes, no entry, no change, no value")
        .isEqualTo(5);
  }

  @Test
  void aDeliveryWithoutMessagesNeedsNoChannel() {
    String body =
        "{\"entry\":[{\"changes\":[{\"field\":\"calls\",\"value\":%s},{\"field\":\"x\",\"value\":{}}]}]}";

    assertThat(DeliveryScan.of(bytes(body.formatted(VALUE))))
        .isEqualTo(new Addressed(List.of(), 0));
  }

  @Test
  void anEmptyListOfEntriesIsADelivery() {
    assertThat(DeliveryScan.of(bytes("{\"entry\":[]}"))).isEqualTo(new Addressed(List.of(), 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"entry\"",
        "{}",
        "{\"entry\":{}}",
        "{\"entry\":null}",
        "{\"object\":\"whatsapp_business_account\"}",
        "{\"entry\":[]",
        "{\"entry\":[]} x",
        "{\"entry\":[]}{\"entry\":[]}",
        "{\"entry\":[],}",
        "{'entry':[]}",
        "{\"entry\":[NaN]}",
        "\uFEFF{\"entry\":[]}",
        "{\"entry\":[{\"changes\":[{\"value\":{\"a\":\"\n\"}}]}]}",
        "{\"entry\":[{\"changes\":[{\"value\":{\"a\":\"\\x\"}}]}]}",
      })
  void whatIsNoDeliveryIsAValue(String body) {
    assertThat(DeliveryScan.of(bytes(body))).isInstanceOf(NotUnderstood.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
  void onlyUtf8IsRead(String charset) {
    byte[] body = "{\"entry\":[]}".getBytes(Charset.forName(charset));

    assertThat(DeliveryScan.of(body)).isInstanceOf(NotUnderstood.class);
  }

  @Test
  void latin1IsNotUnderstood() {
    byte[] body = "{\"entry\":[],\"name\":\"José\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(DeliveryScan.of(body)).isInstanceOf(NotUnderstood.class);
  }

  @Test
  void reasonQuotesNothingOfTheBody() {
    var scan = (NotUnderstood) DeliveryScan.of(bytes("{\"entry\":[secretword]}"));

    assertThat(scan.reason()).isEqualTo("not JSON at byte 10");
  }

  @Test
  void nestingPastTheLimitIsAValue() {
    String deep = "[".repeat(100_000);

    assertThat(DeliveryScan.of(bytes("{\"x\":" + deep))).isInstanceOf(NotUnderstood.class);
    assertThat(DeliveryScan.of(bytes(deep))).isInstanceOf(NotUnderstood.class);
    assertThat(DeliveryScan.of(bytes("{\"entry\":[" + "{\"changes\":[".repeat(50_000))))
        .isInstanceOf(NotUnderstood.class);
  }

  @Test
  void threeMegabytesOfOneTextAreWalkedThrough() {
    String body =
        "{\"entry\":[{\"changes\":[{\"value\":%s,\"field\":\"messages\",\"x\":\"%s\"}]}]}"
            .formatted(VALUE, "é".repeat(1_500_000));

    assertThat(DeliveryScan.of(bytes(body))).isEqualTo(new Addressed(List.of("71"), 0));
  }

  @Test
  void manyDistinctNamesAreAValue() {
    StringBuilder names = new StringBuilder("{\"entry\":[]");
    for (int i = 0; i < 200_000; i++) {
      names.append(",\"").append(Integer.toString(i, 36)).append("\":0");
    }

    assertThat(DeliveryScan.of(bytes(names + "}"))).isNotNull();
  }

  @Test
  void doubledEntriesAndChangesAreAllRead() {
    String change = "{\"value\":{\"metadata\":{\"phone_number_id\":\"%s\"}}}";
    String body =
        "{\"entry\":[{\"changes\":[%s],\"changes\":[%s]}],\"entry\":[{\"changes\":[%s]}]}"
            .formatted(change.formatted(1), change.formatted(2), change.formatted(3));

    assertThat(DeliveryScan.of(bytes(body))).isEqualTo(new Addressed(List.of("1", "2", "3"), 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"metadata\":{\"phone_number_id\":\"1\",\"phone_number_id\":\"2\"}}",
        "{\"metadata\":{\"phone_number_id\":\"1\"},\"metadata\":{\"phone_number_id\":\"2\"}}",
        "{\"metadata\":{\"phone_number_id\":[\"1\"]}}",
        "{\"metadata\":{\"phone_number_id\":\"\"}}",
        "{\"metadata\":{\"phone_number_id\":\"1 \"}}",
        "{\"metadata\":{\"phone_number_id\":\"1\\u0000\"}}",
        "{\"metadata\":{\"phone_number_id\":null}}",
        "{\"metadata\":\"1\"}",
        "{\"metadata\":{}}",
        "{}",
      })
  void aValueForNoOnePhoneNumberIsUnroutable(String value) {
    String body = "{\"entry\":[{\"changes\":[{\"value\":%s},{\"value\":%s}]}]}";

    assertThat(DeliveryScan.of(bytes(body.formatted(value, VALUE))))
        .isEqualTo(new Addressed(List.of("71"), 1));
  }
}
