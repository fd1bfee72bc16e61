package dev.switchboard.conversation.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A customer and the assistant, through every loop of the service and over HTTP to the others. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class AssistantTest extends AssistantStage {
  private static final String ANA = "5491155550244";

  AssistantTest() {
    super(ANA);
  }

  @Test
  void anOutageEndsInOneVisitWhoseCallsCanBeRead() {
    phone.writes("Hola, no tengo internet");
    assertThat(phone.heard(1)).contains("¡Hola, Ana!", "desconectada", "1) ", "2) ", "3) ");
    phone.writes("la segunda");
    assertThat(phone.heard(2)).contains("¡Listo!", "Av. Triunvirato 4210");

    assertThat(others.booked).hasSize(1);
    OtherServices.Change booking = others.changes.getFirst();
    assertThat(booking.tenant()).isEqualTo(phone.tenant().toString());
    assertThat(booking.key()).endsWith(":1");
    assertThat(booking.body().getString("conversationId"))
        .isEqualTo(phone.conversation().toString());
    assertThat(booking.body().getJsonObject("customer").getString("phone")).isEqualTo("+" + ANA);

    List<String> tools = calls("").getList("items.tool");
    assertThat(tools)
        .containsExactly("customer_account", "connection_status", "find_slots", "book_appointment");
    assertThat(calls("?tool=book_appointment&success=true").getInt("items[0].response.status"))
        .isEqualTo(201);
    assertThat(phone.ofTenant("SELECT language FROM customer WHERE tenant_id = ?"))
        .containsExactly("es");
  }

  @Test
  void aTimeThatIsGoneIsAnsweredWithOthersAtOnce() {
    phone.writes("no tengo internet");
    phone.heard(1);
    others.slotTaken = true;
    phone.writes("la primera");
    assertThat(phone.heard(2)).contains("se acaba de ocupar", "1) ", "2) ", "3) ");
    assertThat(calls("?success=false").getString("items[0].error")).isEqualTo("SLOT_TAKEN");
    phone.writes("la primera");
    assertThat(phone.heard(3)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
  }

  @Test
  void aSchedulingServiceThatIsDownIsAPersonsBusiness() {
    others.schedulingIsDown = true;
    phone.writes("no tengo internet");
    assertThat(phone.heard(1)).contains("no lo puedo resolver", "una persona");
    assertThat(phone.ofTenant("SELECT status FROM conversation WHERE tenant_id = ?"))
        .containsExactly("ESCALATED");
    assertThat(phone.ofTenant("SELECT reason FROM handoff WHERE tenant_id = ?"))
        .containsExactly("TOOL_FAILED");
  }

  @Test
  void gasIsSafetyThenAPersonAndOneAlert() {
    phone.writes("hay olor a gas!!");
    assertThat(phone.heard(1)).startsWith("Salí ya del lugar").contains("911");
    phone.writes("sigue el olor a gas");
    phone.awaitTurns(2);
    assertThat(whatsApp.sentTo(ANA)).hasSize(1);
    assertThat(phone.ofTenant("SELECT reason FROM handoff WHERE tenant_id = ?"))
        .containsExactly("EMERGENCY");
    assertThat(phone.ofTenant("SELECT cause FROM owner_alert WHERE tenant_id = ?"))
        .containsExactly("EMERGENCY");
  }

  @Test
  void cancelWithAVisitPendingCancelsTheVisitAndNotTheTexting() {
    phone.writes("no tengo internet");
    phone.heard(1);
    phone.writes("la primera");
    phone.heard(2);
    phone.writes("CANCEL");
    assertThat(phone.heard(3)).contains("¿Cancelo tu visita");
    phone.writes("si");
    assertThat(phone.heard(4)).contains("cancelé tu visita");
    assertThat(phone.ofTenant("SELECT address FROM consent WHERE tenant_id = ?")).isEmpty();
    phone.writes("STOP");
    assertThat(phone.heard(5)).contains("no te vamos a escribir más");
  }

  @Test
  void whoSaidStopIsBookedNoVisitThatHeWouldNeverHearOf() {
    phone.writes("no tengo internet");
    phone.heard(1);
    phone.writes("STOP");
    assertThat(phone.heard(2)).contains("no te vamos a escribir más");
    phone.writes("la primera");
    phone.awaitTurns(3);
    assertThat(others.booked).isEmpty();
    phone.writes("ALTA");
    assertThat(phone.heard(3)).contains("volvemos a escribirte");
    phone.writes("la primera");
    assertThat(phone.heard(4)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
  }

  @Test
  void anotherTenantReadsNoCalls() {
    phone.writes("no tengo internet");
    phone.heard(1);
    var unused = phone.calls(new TenantId(Ids.next()), "").statusCode(404);
  }

  private JsonPath calls(String query) {
    return phone.calls(phone.tenant(), query).statusCode(200).extract().jsonPath();
  }
}
