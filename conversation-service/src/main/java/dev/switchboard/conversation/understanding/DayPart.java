package dev.switchboard.conversation.understanding;

/** A part of the day by the hour a visit begins: before 12, before 18, from 18 on. */
public enum DayPart {
  MORNING,
  AFTERNOON,
  EVENING
}
