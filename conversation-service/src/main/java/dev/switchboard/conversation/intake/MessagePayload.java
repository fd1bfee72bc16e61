package dev.switchboard.conversation.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.conversation.whatsapp.InboundContent;
import dev.switchboard.conversation.whatsapp.InboundContent.Choice;
import dev.switchboard.conversation.whatsapp.InboundContent.Contacts;
import dev.switchboard.conversation.whatsapp.InboundContent.Edit;
import dev.switchboard.conversation.whatsapp.InboundContent.Location;
import dev.switchboard.conversation.whatsapp.InboundContent.Media;
import dev.switchboard.conversation.whatsapp.InboundContent.Notice;
import dev.switchboard.conversation.whatsapp.InboundContent.Reaction;
import dev.switchboard.conversation.whatsapp.InboundContent.Revoke;
import dev.switchboard.conversation.whatsapp.InboundContent.Text;
import dev.switchboard.conversation.whatsapp.InboundContent.Unsupported;
import dev.switchboard.conversation.whatsapp.InboundMessage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a message holds beside its text, as the JSON object of {@code message.payload}: a member is
 * there when it says something. At most 16 KiB (features.md D5); a message whose parts come to more
 * keeps only the word {@code oversized}.
 */
final class MessagePayload {
  /** Leaves room for the spaces jsonb writes. */
  private static final int LARGEST = 16_000;

  private static final String OVERSIZED = "{\"oversized\":true}";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .build();

  private MessagePayload() {}

  static String of(InboundMessage message) {
    ObjectNode payload = content(message.content());
    put(payload, "forwarded", message.context().forwarded() ? true : null);
    put(payload, "productId", message.context().productId());
    put(payload, "referral", message.referral());
    put(payload, "errors", message.errors().isEmpty() ? null : message.errors());
    put(payload, "groupId", message.groupId());
    put(payload, "username", message.sender().username());
    put(payload, "parentUserId", message.sender().parentUserId());
    return bounded(payload);
  }

  private static ObjectNode content(InboundContent content) {
    ObjectNode payload = JSON.createObjectNode();
    switch (content) {
      case Text text -> {}
      case Media media -> media(payload, media);
      case Location location -> location(payload, location);
      case Contacts contacts -> put(payload, "contacts", contacts.cards());
      case Choice choice -> {
        put(payload, "choice", choice.choice());
        put(payload, "description", choice.description());
      }
      case Reaction reaction -> put(payload, "target", reaction.target());
      case Revoke revoke -> put(payload, "target", revoke.target());
      case Edit edit -> {
        put(payload, "target", edit.target());
        put(payload, "kind", edit.content().kind());
        put(payload, "content", content(edit.content()));
      }
      case Notice notice -> {
        put(payload, "type", notice.type());
        put(payload, "newWaId", notice.newWaId());
      }
      case Unsupported unsupported -> {
        put(payload, "type", unsupported.type());
        put(payload, "original", unsupported.original());
      }
    }
    return payload;
  }

  private static void media(ObjectNode payload, Media media) {
    put(payload, "mediaId", media.mediaId());
    put(payload, "mimeType", media.mimeType());
    put(payload, "sha256", media.sha256());
    put(payload, "filename", media.filename());
    put(payload, "voice", media.voice() ? true : null);
  }

  private static void location(ObjectNode payload, Location location) {
    put(payload, "latitude", location.latitude());
    put(payload, "longitude", location.longitude());
    put(payload, "name", location.name());
    put(payload, "address", location.address());
    put(payload, "url", location.url());
  }

  private static void put(ObjectNode payload, String name, @Nullable Object value) {
    if (value != null) {
      payload.set(name, JSON.valueToTree(value));
    }
  }

  private static String bounded(ObjectNode payload) {
    try {
      String json = JSON.writeValueAsString(payload);
      return json.getBytes(StandardCharsets.UTF_8).length <= LARGEST ? json : OVERSIZED;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
