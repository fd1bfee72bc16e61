package dev.switchboard.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String LIST = "customers:name";

  @Property
  void everyKeyComesBackFromItsCursor(@ForAll String name) {
    // A lone surrogate is no text: UTF-8 has no form for it, and PostgreSQL stores none.
    String key = name.replaceAll("[\\uD800-\\uDFFF]", "");
    Cursor cursor = new Cursor(LIST, key, Ids.next());
    assertThat(Cursor.parse(LIST, cursor.encode())).isEqualTo(cursor);
    assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
  }

  @Property
  void textThatIsNoCursorIsRefusedByCode(@ForAll String text) {
    assertThatThrownBy(() -> Cursor.parse(LIST, text))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refusal -> assertThat(refusal.error()).isEqualTo(PlatformError.INVALID_CURSOR));
  }

  @Test
  void timeKeepsItsMicroseconds() {
    Instant time = Instant.parse("2026-03-02T12:00:00.123456Z");
    String encoded = Cursor.at(LIST, time, Ids.next()).encode();
    assertThat(Cursor.parse(LIST, encoded).instant()).isEqualTo(time);
  }

  @Test
  void cursorOfAnotherListIsRefused() {
    String encoded = new Cursor("customers:created", "x", Ids.next()).encode();
    assertThatThrownBy(() -> Cursor.parse(LIST, encoded)).isInstanceOf(ApplicationException.class);
  }

  @Property
  void pagesOfAnySizeAreTheWholeList(
      @ForAll @IntRange(max = 220) int rows, @ForAll @IntRange(min = 1, max = 100) int limit) {
    List<Integer> all = IntStream.range(0, rows).boxed().toList();
    PageRequest request = PageRequest.of(LIST, limit, null);
    int next = 0;
    int pages = 0;
    Page<Integer> page;
    do {
      List<Integer> read = all.subList(next, Math.min(rows, next + request.rowsToRead()));
      page = Page.of(request, read, row -> new Cursor(LIST, row.toString(), new UUID(0, row)));
      assertThat(page.items()).isEqualTo(all.subList(next, Math.min(rows, next + limit)));
      next += page.items().size();
      pages++;
      request = PageRequest.of(LIST, limit, page.nextCursor());
    } while (page.nextCursor() != null);

    assertThat(next).isEqualTo(rows);
    assertThat(pages).isEqualTo(Math.max(1, (rows + limit - 1) / limit));
  }
}
