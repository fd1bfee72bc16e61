package dev.switchboard.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The file is what is on the topics; and a file that is not is refused, with the place named. */
class AsyncApiTest {
  private static final AsyncApi FILE = AsyncApi.load();
  private static final String HEADERS = "/components/messages/MessageSent/examples/0/headers";
  private static final String PAYLOAD = "/components/messages/MessageSent/examples/0/payload";

  @Test
  void everyTopicAndEventIsDescribedAsItIs() {
    assertThat(FILE.violations()).isEmpty();
  }

  @Test
  void aMissingTopicIsNamed() {
    refused(
        api -> api.object("/channels").remove("message-sent"), "topic message-sent has no channel");
    refused(api -> api.object("/channels").remove("dead-letter"), "dead letters have no channel");
  }

  @Test
  void aTopicThatNobodyDeclaredIsNamed() {
    refused(
        api ->
            api.object("/channels")
                .putObject("coffee-brewed")
                .put("address", "coffee-brewed")
                .put("description", "There is coffee."),
        "there is no topic coffee-brewed");
  }

  @Test
  void anotherRetentionPartitionOrCompactionIsNamed() {
    refused(
        api -> binding(api, "facts").put("partitions", 12),
        "topic message-sent is kept as {\"partitions\":6,");
    refused(
        api -> settings(api, "deliveries").put("retention.ms", 1),
        "topic webhook-received is kept as");
    refused(
        api -> ((ArrayNode) settings(api, "latest").get("cleanup.policy")).add("delete"),
        "topic tenant-changed is kept as");
  }

  @Test
  void aTopicWithAnothersEventIsNamed() {
    refused(
        api ->
            api.object("/channels/message-sent/messages/MessageSent")
                .put("$ref", "#/components/messages/MessageReceived"),
        "topic message-sent carries dev.switchboard.message.sent.v1, the file says"
            + " [dev.switchboard.message.received.v1]");
  }

  @Test
  void deadLettersOfATopicThatAreForgottenAreNamed() {
    refused(
        api -> ((ArrayNode) api.at("/channels/dead-letter/parameters/topic/enum")).remove(0),
        "dead letters are those of");
  }

  @Test
  void aMissingEventIsNamed() {
    refused(
        api -> api.object("/components/messages").remove("OwnerAlerted"),
        "event OwnerAlerted is not described");
  }

  @Test
  void anEventOrSchemaThatNobodyHasIsNamed() {
    refused(
        api -> api.object("/components/messages").putObject("CoffeeBrewed"),
        "there is no event CoffeeBrewed");
    refused(
        api -> api.object("/components/schemas").putObject("Coffee").put("description", "Hot."),
        "schema Coffee is nobody's");
  }

  @Test
  void aMemberThatIsMissingOrTooManyIsNamed() {
    refused(
        api -> api.properties("CustomerChanged").remove("language"),
        "CustomerChanged.language: the record has <string, may be null>, the file <nothing>");
    refused(
        api -> api.properties("CustomerChanged").putObject("mood").put("type", "string"),
        "CustomerChanged.mood: the record has <nothing>, the file <string, may be absent>");
  }

  @Test
  void anotherTypeOrFormatIsNamed() {
    refused(
        api -> member(api, "MessageSent", "sequence").put("type", "string"),
        "MessageSent.sequence: the record has <integer int64, required>");
    refused(
        api -> member(api, "MessageSent", "sentAt").put("format", "date"),
        "MessageSent.sentAt: the record has <string date-time, required>");
    refused(
        api -> member(api, "ApiKeyChanged", "scopes").remove("uniqueItems"),
        "ApiKeyChanged.scopes: the record has <set of string, required>");
  }

  @Test
  void aMemberOfANestedRecordIsComparedToo() {
    refused(
        api -> member(api, "AppointmentSnapshot", "emergency").put("type", "integer"),
        "AppointmentBooked.appointment.emergency: the record has <boolean, required>, the file"
            + " <integer, required>");
  }

  @Test
  void aMemberThatMayBeNullInOneOfBothOnlyIsNamed() {
    refused(
        api -> member(api, "MessageSent", "customerId").put("type", "string"),
        "MessageSent.customerId: the record has <string uuid, may be null>, the file <string uuid,"
            + " may be absent>");
    refused(
        api -> required(api, "MessageSent").add("customerId"),
        "the file <string uuid, required, may be null>");
    refused(
        api -> required(api, "MessageSent").remove(0),
        "MessageSent.messageId: the record has <string uuid, required>, the file <string uuid, may"
            + " be absent>");
    refused(
        api ->
            ((ArrayNode) member(api, "ConversationStatusChanged", "previousStatus").get("oneOf"))
                .remove(1),
        "ConversationStatusChanged.previousStatus: the record has");
  }

  @Test
  void anotherListOfEnumValuesIsNamed() {
    refused(
        api -> ((ArrayNode) api.schema("MessageRole").get("enum")).remove(1),
        "MessageSent.role: the record has <USER|ASSISTANT|AGENT|SYSTEM, required>, the file"
            + " <USER|AGENT|SYSTEM, required>");
    refused(
        api -> ((ArrayNode) member(api, "CalendarEventLinked", "state").get("enum")).add("LOST"),
        "CalendarEventLinked.state: the record has <LINKED|REMOVED, required>");
  }

  @Test
  void otherHeadersAreNamed() {
    refused(
        api -> api.properties("Envelope").remove("ce_traceparent"),
        "the headers are [ce_id, ce_source,");
    refused(
        api -> ((ArrayNode) api.schema("Envelope").get("required")).add("ce_traceparent"),
        "only ce_traceparent can be absent, the file says []");
    refused(
        api ->
            api.object("/components/messages/MessageSent/headers/allOf/1/properties/ce_type")
                .put("const", "dev.switchboard.message.sent.v2"),
        "MESSAGE_SENT has ce_type dev.switchboard.message.sent.v1");
  }

  @Test
  void aMemberWithoutADescriptionIsNamed() {
    refused(
        api -> member(api, "TenantChanged", "slug").remove("description"),
        "TenantChanged.slug has no description");
    refused(
        api -> ((ObjectNode) api.schema("ChannelKind")).remove("description"),
        "schema ChannelKind has no description");
  }

  @Test
  void aMissingExampleIsNamed() {
    refused(
        api -> api.object("/components/messages/MessageSent").remove("examples"),
        "MessageSent has no example");
  }

  @Test
  void anExampleThatItsSchemaRefusesIsNamed() {
    refused(
        api -> api.object(PAYLOAD).put("kind", "PIGEON"),
        "the example of MessageSent: /kind: does not have a value in the enumeration");
    refused(
        api -> api.object(PAYLOAD).put("messageId", "number seven"),
        "the example of MessageSent: /messageId: does not match the uuid pattern");
    refused(
        api -> api.object(HEADERS).put("ce_source", "/billing-service"),
        "the example of MessageSent headers: /ce_source: must be the constant value");
    refused(
        api -> api.object(HEADERS).remove("ce_tenantid"),
        "the example of MessageSent headers: : required property 'ce_tenantid' not found");
  }

  @Test
  void anExampleThatDoesNotComeBackIsNamed() {
    refused(
        api -> api.object(PAYLOAD).put("text", "Hola"),
        "the example of MessageSent comes back as {");
    refused(
        api -> api.object(PAYLOAD).remove("customerId"),
        "the example of MessageSent comes back as {");
    refused(
        api -> api.object(PAYLOAD).put("sentAt", "noon"),
        "the example of MessageSent is not read: ");
  }

  @Test
  void anotherSubjectOrKeyIsNamed() {
    refused(
        api -> api.object(HEADERS).put("ce_subject", "01a20d6d-5baf-7194-a269-e0d37f2a74de"),
        "the subject of MessageSent is 01a20d6d-60a8-707e-b90c-192cfd3ac94a, not");
    refused(
        api ->
            api.object("/components/messages/MessageSent/bindings/kafka/key")
                .put("x-member", "/channelId"),
        "the key of MessageSent is 01a20d6d-5f5d-71bc-9160-0a35a099950d, not"
            + " 01a20d6d-5c44-7224-8d23-f0824128b2f3");
  }

  private static void refused(Consumer<AsyncApi> change, String sentence) {
    assertThat(FILE.changed(change).violations())
        .anySatisfy(violation -> assertThat(violation).contains(sentence));
  }

  private static ObjectNode member(AsyncApi api, String schema, String name) {
    return (ObjectNode) api.properties(schema).get(name);
  }

  private static ArrayNode required(AsyncApi api, String schema) {
    return (ArrayNode) api.schema(schema).get("required");
  }

  private static ObjectNode binding(AsyncApi api, String name) {
    return api.object("/components/channelBindings/" + name + "/kafka");
  }

  private static ObjectNode settings(AsyncApi api, String name) {
    return (ObjectNode) binding(api, name).get("topicConfiguration");
  }
}
