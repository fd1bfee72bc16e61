package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.local.DemoTalks.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTalksTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DemoCustomer GRACE = DemoCustomer.GRACE;

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 1", "3, 1"})
  void whoIsAnsweredSaysTheNextLineAndWhoWaitsTheSameAgain(long messages, int place) {
    DemoTalks talks = new DemoTalks(Map.of(GRACE, messages), false);
    assertThat(talks.next(List.of(GRACE))).containsExactly(new Line(GRACE, place));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 40})
  void aTalkThatCameToItsEndIsLeftWhateverFollowed(long messages) {
    DemoTalks talks = new DemoTalks(Map.of(GRACE, messages), false);
    assertThat(talks.next(List.of(GRACE))).isEmpty();
  }

  @Test
  void whoIsNotKnownBeginsAndAllConversationsOfACustomerCount() throws JsonProcessingException {
    DemoTalks talks =
        DemoTalks.read(
            json("{'items': [{'customerId': 'g', 'phone': '+447700900311'}]}"),
            json(
                """
                {'items': [{'customerId': 'g', 'totalMessages': 1},
                           {'customerId': 'g', 'totalMessages': 2}]}"""));
    assertThat(talks).isEqualTo(new DemoTalks(Map.of(GRACE, 3L), false));
    assertThat(talks.next(List.of(GRACE, DemoCustomer.IVY)))
        .containsExactly(new Line(GRACE, 1), new Line(DemoCustomer.IVY, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'phone': '+5491155550123'", "'name': 'no number told'"})
  void anybodyElseIsNoticed(String customer) throws JsonProcessingException {
    JsonNode customers = json("{'items': [{'customerId': 'a', " + customer + "}]}");
    assertThat(DemoTalks.read(customers, json("{'items': []}")).others()).isTrue();
  }

  @Test
  void eachBusinessHasSeveralCustomersAndNoTwoShareANumber() {
    assertThat(DemoTenant.values())
        .allSatisfy(business -> assertThat(DemoCustomer.of(business)).hasSizeBetween(3, 4));
    assertThat(Arrays.stream(DemoCustomer.values()).map(DemoCustomer::number))
        .doesNotHaveDuplicates();
  }

  /** The journeys make numbers of the business's prefix and six digits. */
  @ParameterizedTest
  @EnumSource
  void nobodyHasANumberOfTheJourneys(DemoCustomer customer) {
    String prefix = customer.business().mobile(0).replaceFirst("0{6}$", "");
    assertThat(customer.number()).doesNotStartWith(prefix);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
