package dev.switchboard.integration.ispcube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.platform.phone.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose account is asked for, and whose is told (features.md I2). */
class AccountQuestionTest {
  private final PhoneQuestion ana = new PhoneQuestion(new PhoneNumber("+5491155500001"));

  @Test
  void theFormOperatorsTypeIsAskedForFirst() {
    assertThat(ana.forms()).containsExactly("1155500001", "5491155500001", "541155500001");
    assertThat(new PhoneQuestion(new PhoneNumber("+447700900123")).forms())
        .containsExactly("7700900123", "447700900123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1155500001",
        "11 5550-0001",
        "+54 9 11 5550-0001",
        "+54 11 5550 0001",
        "01155500001",
        "011 15 5550 0001",
        "(011) 5550-0001",
        "005491155500001",
        "91155500001"
      })
  void sheIsKnownByWhateverIsHerWholeNumber(String typed) {
    assertThat(ana.isAbout(withPhone(typed))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5550-0001",
        "55500001",
        "1155500002",
        "2211155500001",
        "+34 1155500001",
        "11555000010",
        "no phone",
        "+598 11 5550 0001"
      })
  void nobodyElseIsShe(String typed) {
    assertThat(ana.isAbout(withPhone(typed))).isFalse();
  }

  @Test
  void aCustomerWithoutPhonesIsNobody() {
    assertThat(ana.isAbout(customer("{}"))).isFalse();
    assertThat(ana.isAbout(customer("{\"phones\":\"none\"}"))).isFalse();
    assertThat(ana.isAbout(customer("{\"phones\":[null,{\"number\":null}]}"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"28456123", "28.456.123", "27-28456123-4", "27284561234", "028456123"})
  void aDniAndItsCuitAreOnePerson(String stored) {
    DocumentQuestion dni = DocumentQuestion.read("28456123").orElseThrow();
    assertThat(dni.isAbout(customer("{\"doc_number\":\"%s\"}".formatted(stored)))).isTrue();
  }

  @Test
  void twoCuitsOfOneNumberAreTwo() {
    DocumentQuestion cuit = DocumentQuestion.read("27-28456123-4").orElseThrow();
    assertThat(cuit.forms()).containsExactly("27284561234", "28456123");
    assertThat(cuit.isAbout(customer("{\"doc_number\":\"30-28456123-9\"}"))).isFalse();
    assertThat(cuit.isAbout(customer("{\"doc_number\":28456123}"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "99999999", "00000000", "123456", "123456789012", "28456123x", "PAREDES"})
  void whatIsNoDocumentIsNotAskedFor(String text) {
    assertThat(DocumentQuestion.read(text)).isEmpty();
  }

  @Test
  void aMemberOfAnotherTypeCostsThatMemberOnly() {
    Account account =
        customer(
                """
                {"code":"003365","name":7,"status":{},"debt":"much","duedebt":12.5,"city":"x",
                 "connections":[null,{"id":1,"address":[],"plan":null},
                                {"id":2,"delete_date":"2026-01-01"},{"id":3,"deleted_in_provider":1}]}
                """)
            .account("ARS");
    assertThat(account.name()).isEqualTo("7");
    assertThat(account.status()).isEqualTo(AccountStatus.OTHER);
    assertThat(account.debt()).isNull();
    assertThat(account.dueDebt()).isEqualByComparingTo("12.5");
    assertThat(account.connections()).extracting(AccountConnection::id).containsExactly("1");
  }

  private static CustomerRecord withPhone(String number) {
    return customer("{\"phones\":[{\"number\":\"%s\"}]}".formatted(number));
  }

  private static CustomerRecord customer(String json) {
    return new CustomerRecord(IspcubeReply.json(json).orElseThrow());
  }
}
