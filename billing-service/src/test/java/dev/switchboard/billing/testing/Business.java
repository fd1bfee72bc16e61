package dev.switchboard.billing.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentBooked;
import dev.switchboard.contracts.appointment.AppointmentSnapshot;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.contracts.conversation.MessageReceived;
import dev.switchboard.contracts.conversation.MessageRole;
import dev.switchboard.contracts.conversation.MessageSent;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A tenant and what is said of it on the topics. */
public record Business(TenantId tenant, String timeZone, String currency, UUID conversation) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  public static Business inBuenosAires() {
    return in("America/Argentina/Buenos_Aires", "ARS");
  }

  public static Business inBristol() {
    return in("Europe/London", "GBP");
  }

  public static Business in(String timeZone, String currency) {
    return new Business(new TenantId(Ids.next()), timeZone, currency, Ids.next());
  }

  /** What tenant-service says first. */
  public ConsumedEvent opens(String at) {
    return onPlan("starter", 1, at);
  }

  public ConsumedEvent onPlan(String planCode, long version, String at) {
    return event(
        new TenantChanged(
            tenant.value(),
            version,
            "Fibra Sur",
            "fibra-sur",
            TenantStatus.ACTIVE,
            false,
            "isp",
            timeZone,
            "AR",
            "es",
            currency,
            planCode,
            null,
            null,
            null),
        at);
  }

  public ConsumedEvent sends(String at) {
    return event(sent(Ids.next(), at), at);
  }

  /** So many messages at the same instant. */
  public List<ConsumedEvent> sends(int messages, String at) {
    return IntStream.range(0, messages).mapToObj(i -> sends(at)).toList();
  }

  /** Another event that says the same message was sent. */
  public ConsumedEvent sendsAgain(ConsumedEvent first) {
    String at = first.time().toString();
    return event(sent(first.subject(), at), at);
  }

  public ConsumedEvent receives(String at) {
    return event(
        new MessageReceived(
            Ids.next(),
            conversation,
            Ids.next(),
            ChannelKind.WHATSAPP,
            null,
            MessageKind.TEXT,
            1,
            Instant.parse(at)),
        at);
  }

  public ConsumedEvent books(String at) {
    Instant visit = Instant.parse(at).plusSeconds(86_400);
    return event(
        new AppointmentBooked(
            new AppointmentSnapshot(
                Ids.next(),
                1,
                AppointmentStatus.SCHEDULED,
                Ids.next(),
                conversation,
                Ids.next(),
                "isp_repair",
                visit,
                visit.plusSeconds(3_600),
                timeZone,
                false,
                "assistant")),
        at);
  }

  public ConsumedEvent reminds(String at) {
    Instant due = Instant.parse(at);
    return event(
        new ReminderDue(
            Ids.next(),
            Ids.next(),
            1,
            Ids.next(),
            conversation,
            "isp_repair",
            due.plusSeconds(86_400),
            timeZone,
            24,
            due.plusSeconds(3_600)),
        at);
  }

  public RequestSpecification asOwner() {
    return as(Role.OWNER);
  }

  public RequestSpecification as(String role) {
    return given().auth().oauth2(TestTokens.token(tenant, role));
  }

  public JsonPath preview() {
    return read("/v1/crm/billing/invoice-preview");
  }

  public JsonPath usage(String from, String to) {
    return read("/v1/crm/billing/usage?from=" + from + "&to=" + to);
  }

  public JsonPath ledger(String day) {
    return read("/v1/crm/billing/ledger-check?day=" + day);
  }

  /** A number of the answer, exactly as it stands there. */
  public static BigDecimal number(JsonPath answer, String path) {
    return new BigDecimal(answer.getString(path));
  }

  /** What the usage view says of a meter. */
  public static String meter(String meter, String member) {
    return "meters.find { it.meter == '%s' }.%s".formatted(meter, member);
  }

  /** What the preview says of a meter's line. */
  public static String line(String meter, String member) {
    return "lines.find { it.explained.meter == '%s' }.%s".formatted(meter, member);
  }

  private JsonPath read(String path) {
    return new JsonPath(asOwner().get(path).then().statusCode(200).extract().asString())
        .using(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
  }

  private MessageSent sent(UUID message, String at) {
    return new MessageSent(
        message,
        conversation,
        Ids.next(),
        ChannelKind.WHATSAPP,
        null,
        MessageRole.ASSISTANT,
        MessageKind.TEXT,
        1,
        Instant.parse(at));
  }

  private ConsumedEvent event(DomainEvent data, String at) {
    return new ConsumedEvent(
        Ids.next(),
        data.topic(),
        tenant,
        data.orderingKey(),
        data.subject(),
        Instant.parse(at),
        null,
        json(data));
  }

  private static byte[] json(DomainEvent data) {
    try {
      return JSON.writeValueAsString(data).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
