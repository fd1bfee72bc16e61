package dev.switchboard.conversation.whatsapp;

import dev.switchboard.contracts.conversation.MessageKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message is made of (protocols.md 1.5, features.md C7). Media is referenced, never carried.
 */
public sealed interface InboundContent {
  MessageKind kind();

  /** The words a person would read in it; absent where there are none. */
  @Nullable String text();

  /** Plain words. */
  record Text(String body) implements InboundContent {
    @Override
    public MessageKind kind() {
      return MessageKind.TEXT;
    }

    @Override
    public String text() {
      return body;
    }
  }

  /**
   * A file at the provider.
   *
   * @param mediaId absent when the provider itself could not fetch it; the message's errors say why
   * @param sha256 base64, of the file's bytes
   * @param voice whether an audio was recorded on the spot
   */
  record Media(
      MessageKind kind,
      @Nullable String mediaId,
      @Nullable String mimeType,
      @Nullable String sha256,
      @Nullable String caption,
      @Nullable String filename,
      boolean voice)
      implements InboundContent {
    @Override
    public @Nullable String text() {
      return caption;
    }
  }

  /** A place, in degrees. */
  record Location(
      double latitude,
      double longitude,
      @Nullable String name,
      @Nullable String address,
      @Nullable String url)
      implements InboundContent {
    @Override
    public MessageKind kind() {
      return MessageKind.LOCATION;
    }

    @Override
    public @Nullable String text() {
      return name;
    }
  }

  /** Address cards. */
  record Contacts(List<Card> cards) implements InboundContent {
    public Contacts {
      cards = List.copyOf(cards);
    }

    @Override
    public MessageKind kind() {
      return MessageKind.CONTACTS;
    }

    @Override
    public @Nullable String text() {
      return null;
    }

    /** One person or firm. */
    public record Card(
        @Nullable String name,
        @Nullable String organisation,
        List<String> phones,
        List<String> emails) {
      public Card {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
      }
    }
  }

  /**
   * A pressed button or a chosen list row.
   *
   * @param kind BUTTON_REPLY or LIST_REPLY
   * @param choice the id the business gave it; old buttons stay pressable, so validate it again
   */
  record Choice(
      MessageKind kind,
      @Nullable String choice,
      @Nullable String title,
      @Nullable String description)
      implements InboundContent {
    @Override
    public @Nullable String text() {
      return title;
    }
  }

  /**
   * A reaction to another message.
   *
   * @param emoji absent when the reaction was taken back
   */
  record Reaction(String target, @Nullable String emoji) implements InboundContent {
    @Override
    public MessageKind kind() {
      return MessageKind.REACTION;
    }

    @Override
    public @Nullable String text() {
      return emoji;
    }
  }

  /** New content for an earlier message; the earlier one stays as it was written. */
  record Edit(String target, InboundContent content) implements InboundContent {
    @Override
    public MessageKind kind() {
      return MessageKind.EDIT;
    }

    @Override
    public @Nullable String text() {
      return content.text();
    }
  }

  /** The sender took an earlier message back. */
  record Revoke(String target) implements InboundContent {
    @Override
    public MessageKind kind() {
      return MessageKind.REVOKE;
    }

    @Override
    public @Nullable String text() {
      return null;
    }
  }

  /**
   * The provider speaks about the sender, such as a changed number.
   *
   * @param type for example {@code user_changed_number}
   * @param newWaId the number the sender has now
   */
  record Notice(@Nullable String type, @Nullable String body, @Nullable String newWaId)
      implements InboundContent {
    @Override
    public MessageKind kind() {
      return MessageKind.SYSTEM;
    }

    @Override
    public @Nullable String text() {
      return body;
    }
  }

  /**
   * Something this version does not read, kept so that a person can be told of it.
   *
   * @param type the provider's name for it, {@code order} or {@code interactive/nfm_reply}
   * @param original the JSON that stood in the message under that type, when it is small enough to
   *     keep
   */
  record Unsupported(String type, @Nullable String original) implements InboundContent {
    @Override
    public MessageKind kind() {
      return MessageKind.UNSUPPORTED;
    }

    @Override
    public @Nullable String text() {
      return null;
    }
  }
}
