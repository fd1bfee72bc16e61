package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.understanding.Question;

/** What the assistant has asked and waits to hear. */
enum Asked {
  NONE(Question.NONE),
  /** A customer's document, to find out why he is offline. */
  DOCUMENT(Question.NONE),
  /** The same, to tell him what he owes. */
  DOCUMENT_FOR_BILL(Question.NONE),
  VISIT_WANTED(Question.VISIT_WANTED),
  WHEN(Question.WHEN),
  WHICH_SLOT(Question.WHICH_SLOT),
  /** There is one time: is it the one? */
  SLOT_SURE(Question.VISIT_WANTED),
  NAME(Question.NAME),
  ADDRESS(Question.ADDRESS),
  NAME_AND_ADDRESS(Question.NAME_AND_ADDRESS),
  CANCEL_SURE(Question.CANCEL_SURE),
  REMINDER(Question.REMINDER),
  /** Whether he takes the time that was given up. */
  OFFER(Question.OFFER),
  EMERGENCY_SURE(Question.EMERGENCY_SURE);

  private final Question readAs;

  Asked(Question readAs) {
    this.readAs = readAs;
  }

  /** What answers are read against. */
  Question readAs() {
    return readAs;
  }
}
