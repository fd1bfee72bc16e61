package dev.switchboard.conversation.alert;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AlertParameterTest {
  @Test
  void wordsStayAsTheyAre() {
    assertThat(AlertParameter.clean("Ana: huele a gas")).isEqualTo("Ana: huele a gas");
  }

  @Property
  void whateverACustomerWritesIsAParameterWhatsAppTakes(@ForAll String text) {
    assertThat(AlertParameter.clean(text))
        .isNotBlank()
        .doesNotContainPattern("[\\n\\r\\t]| {2}")
        .satisfies(
            clean -> assertThat(clean.codePointCount(0, clean.length())).isLessThanOrEqualTo(300));
  }
}
