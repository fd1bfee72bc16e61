package dev.switchboard.conversation.intake;

import dev.switchboard.conversation.whatsapp.Sender;
import java.util.ArrayList;
import java.util.List;

/** A provider's name for a person, as sent. */
record SenderName(Kind kind, String value) implements Comparable<SenderName> {
  /** In the order in which they are trusted; the names of customer_identity.kind. */
  enum Kind {
    USER_ID,
    WA_ID
  }

  static List<SenderName> of(Sender sender) {
    List<SenderName> names = new ArrayList<>(2);
    if (sender.userId() != null) {
      names.add(new SenderName(Kind.USER_ID, sender.userId()));
    }
    if (sender.waId() != null) {
      names.add(new SenderName(Kind.WA_ID, sender.waId()));
    }
    return names;
  }

  @Override
  public int compareTo(SenderName other) {
    int kinds = kind.compareTo(other.kind);
    return kinds != 0 ? kinds : value.compareTo(other.value);
  }
}
