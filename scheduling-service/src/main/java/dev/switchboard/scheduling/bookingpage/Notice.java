package dev.switchboard.scheduling.bookingpage;

/** A page that says why there is nothing else on it. */
enum Notice {
  NOT_FOUND(404, Word.NOT_FOUND, Word.NOT_FOUND_TEXT),
  CLOSED(404, Word.CLOSED, Word.CLOSED_TEXT),
  SUSPENDED(403, Word.SUSPENDED, Word.SUSPENDED_TEXT),
  LOCKED_DOWN(423, Word.LOCKED_DOWN, Word.LOCKED_DOWN_TEXT),
  LINK_NOT_VALID(404, Word.LINK_NOT_VALID, Word.LINK_NOT_VALID_TEXT),
  FORM_NOT_VALID(403, Word.FORM_NOT_VALID, Word.FORM_NOT_VALID_TEXT),
  NOT_BOOKABLE(422, Word.NOT_BOOKABLE, Word.NOT_BOOKABLE_TEXT),
  NOT_CHANGEABLE(409, Word.NOT_CHANGEABLE, Word.NOT_CHANGEABLE_TEXT),
  TOO_MANY(429, Word.TOO_MANY, Word.TOO_MANY_TEXT),
  TOO_MANY_HOLDS(429, Word.TOO_MANY_HOLDS, Word.TOO_MANY_HOLDS_TEXT),
  AWAY(503, Word.AWAY, Word.AWAY_TEXT),
  FAILED(500, Word.FAILED, Word.FAILED_TEXT);

  private final int status;
  private final Word title;
  private final Word text;

  Notice(int status, Word title, Word text) {
    this.status = status;
    this.title = title;
    this.text = text;
  }

  int status() {
    return status;
  }

  Word title() {
    return title;
  }

  Word text() {
    return text;
  }
}
