package dev.switchboard.scheduling.followup;

import dev.switchboard.platform.paging.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it would be now; nobody is written to.
 *
 * @param count of all of them
 * @param nextCursor null on the last page
 */
record AudienceView(long count, List<Candidate> items, @Nullable String nextCursor) {
  AudienceView {
    items = List.copyOf(items);
  }

  static AudienceView of(long count, Page<Candidate> page) {
    return new AudienceView(count, page.items(), page.nextCursor());
  }
}
