package dev.switchboard.conversation.understanding;

/** What comes before a name or an address; the headings of {@code leads.txt}. */
enum LeadWord {
  /** Says by itself that a name follows: "my name is". */
  NAME,
  /** Says so where a name was asked for: "it's". */
  NAME_IF_ASKED,
  ADDRESS,
  ADDRESS_IF_ASKED,
  /** Around an answer: "hola", "sure", "thanks". */
  COURTESY,
  NOTHING;

  private static final Phrases<LeadWord> PHRASES = Phrases.load("leads", LeadWord::valueOf);

  static Phrases<LeadWord> phrases() {
    return PHRASES;
  }

  boolean leadsName() {
    return this == NAME || this == NAME_IF_ASKED;
  }

  boolean leadsAddress() {
    return this == ADDRESS || this == ADDRESS_IF_ASKED;
  }
}
