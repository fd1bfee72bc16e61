package dev.switchboard.conversation.understanding;

/** Whether a word means something to any of the lists. */
final class Vocabulary {
  private Vocabulary() {}

  static boolean has(String word) {
    return IntentWord.phrases().knows(word)
        || AnswerWord.phrases().knows(word)
        || TimeWord.phrases().knows(word)
        || DangerWord.phrases().knows(word)
        || NumberWords.of(word) >= 0;
  }
}
