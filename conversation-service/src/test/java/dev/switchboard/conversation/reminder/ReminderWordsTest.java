package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.TemplateLanguage;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.testing.News;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReminderWordsTest {
  private static final String BUENOS_AIRES = "America/Argentina/Buenos_Aires";
  private static final Instant TEN_IN_BUENOS_AIRES = Instant.parse("2026-11-24T13:00:00Z");
  private static final Optional<TenantChanged> NORTE =
      Optional.of(News.inBuenosAires(new TenantId(Ids.next()), null));

  @Test
  void aCustomerIsRemindedInHisOwnLanguageAtHisBusinessesWallClock() {
    assertThat(text(new Customer("Ana Pérez", null)))
        .isEqualTo(
            "Hola Ana, te recordamos tu visita del martes 24 de noviembre a las 10:00. ¿La confirmás?");
    assertThat(text(new Customer("Ann Lee", Language.EN)))
        .isEqualTo(
            "Hello Ann, this is a reminder of your visit on Tuesday 24 November at 10:00. Is it still fine?");
  }

  @Test
  void aNameWithoutALetterIsNoName() {
    assertThat(text(new Customer("🌸 ~", null))).startsWith("Hola, te recordamos");
    assertThat(text(new Customer(null, null))).startsWith("Hola, te recordamos");
  }

  @Test
  void everyButtonFitsInBothLanguages() {
    for (Language language : Language.values()) {
      OutgoingContent.Buttons buttons = words(new Customer(null, language));
      assertThat(buttons.buttons())
          .hasSize(2)
          .extracting("id")
          .containsExactly("reminder-yes", "reminder-cancel");
    }
  }

  @Test
  void aTemplateSpeaksTheLanguageItWasApprovedIn() {
    OutgoingContent template =
        ReminderWords.template(
            "appointment_reminder",
            new Customer(null, Language.EN),
            " ",
            TEN_IN_BUENOS_AIRES.atZone(ZoneId.of(BUENOS_AIRES)),
            NORTE);
    assertThat(template)
        .isEqualTo(
            new OutgoingContent.Template(
                "appointment_reminder",
                "es_AR",
                List.of("cliente", "visita técnica", "martes 24 de noviembre a las 10:00")));
  }

  @Test
  void whereWhatsAppTellsNoCountriesApartTheLanguageIsEnough() {
    assertThat(TemplateLanguage.code(Language.ES, "AR")).isEqualTo("es_AR");
    assertThat(TemplateLanguage.code(Language.ES, "UY")).isEqualTo("es");
    assertThat(TemplateLanguage.code(Language.EN, "GB")).isEqualTo("en_GB");
    assertThat(TemplateLanguage.code(Language.EN, "IE")).isEqualTo("en");
  }

  private static String text(Customer customer) {
    return words(customer).text();
  }

  private static OutgoingContent.Buttons words(Customer customer) {
    return (OutgoingContent.Buttons)
        ReminderWords.words(customer, TEN_IN_BUENOS_AIRES, BUENOS_AIRES, NORTE);
  }
}
