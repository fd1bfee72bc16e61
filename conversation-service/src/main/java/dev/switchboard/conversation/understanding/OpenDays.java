package dev.switchboard.conversation.understanding;

import java.time.LocalDate;

/** A day that only begins or ends a stretch: "a partir del jueves", "before Friday". */
final class OpenDays {
  private static final int REST_OF_WEEK = 6;

  private final TimeWords times;
  private final Setting setting;

  OpenDays(TimeWords times, Setting setting) {
    this.times = times;
    this.setting = setting;
  }

  Days.Mention widened(Days.Mention day) {
    Words words = times.words();
    int before = words.text(day.at() - 1).equals("el") ? day.at() - 2 : day.at() - 1;
    Phrases.Hit<TimeWord> lead = times.at(before);
    if (!day.first().equals(day.last())) {
      return day;
    }
    if (times.is(day.to(), TimeWord.OR_LATER)) {
      return from(day, day.first());
    }
    if (lead == null || !words.sameClause(before, day.at())) {
      return day;
    }
    return switch (lead.value()) {
      case FROM, SINCE -> from(day, day.first());
      case AFTER -> from(day, day.first().plusDays(1));
      case BEFORE -> until(day, words.text(lead.from()));
      default -> day;
    };
  }

  private static Days.Mention from(Days.Mention day, LocalDate first) {
    return new Days.Mention(first, first.plusDays(REST_OF_WEEK), day.word(), day.at(), day.to());
  }

  /** "By Friday" has the Friday in it; "it can wait until Friday" means the Friday. */
  private Days.Mention until(Days.Mention day, String lead) {
    LocalDate today = setting.now().toLocalDate();
    LocalDate last = lead.equals("by") ? day.last() : day.last().minusDays(1);
    boolean bound = lead.equals("by") || lead.equals("before") || lead.equals("antes");
    return bound && !last.isBefore(today)
        ? new Days.Mention(today, last, day.word(), day.at(), day.to())
        : day;
  }
}
