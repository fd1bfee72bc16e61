package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words that an appointment is found by, regardless of case (features.md D5). */
final class Tags {
  /** As the database has it. */
  private static final int MOST = 32;

  private static final int LONGEST = 40;

  private Tags() {}

  /**
   * Trimmed and without doubles, the first spelling of each.
   *
   * @throws dev.switchboard.platform.problem.ApplicationException INVALID_REQUEST
   */
  static List<String> of(List<String> words) {
    List<String> tags = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String word : words) {
      String tag = word.strip();
      if (tag.isEmpty() || tag.length() > LONGEST) {
        throw Invalid.request("tags", "must have 1 to %d characters each".formatted(LONGEST));
      }
      if (keys.add(key(tag))) {
        tags.add(tag);
      }
    }
    if (tags.size() > MOST) {
      throw Invalid.request("tags", "must be at most " + MOST);
    }
    return tags;
  }

  /** What is looked for instead. */
  static String key(String tag) {
    return tag.strip().toLowerCase(Locale.ROOT);
  }
}
