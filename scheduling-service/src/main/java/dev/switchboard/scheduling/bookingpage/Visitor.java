package dev.switchboard.scheduling.bookingpage;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a page, as far as he can be known.
 *
 * @param address what limits count by
 * @param language asked for by name; null: not said
 * @param acceptLanguage his browser's header
 * @param campaign {@code utm_campaign}, cleaned
 * @param foreign whether another site's page made him ask
 */
record Visitor(
    String address,
    @Nullable Language language,
    @Nullable String acceptLanguage,
    @Nullable String campaign,
    boolean foreign) {
  private static final Set<String> OUR_SITES = Set.of("same-origin", "none");

  Visitor {
    Objects.requireNonNull(address, "address");
  }

  Language languageFor(@Nullable Shopfront shop) {
    return Language.choose(
        language == null ? null : language.code(),
        acceptLanguage,
        shop == null ? null : shop.language());
  }

  /**
   * Whether a request comes from another site, by what browsers say of it; what says nothing is no
   * browser that could be made to ask.
   *
   * @param site {@code Sec-Fetch-Site}
   * @param host where it was sent to, with its port
   */
  static boolean isForeign(@Nullable String site, @Nullable String origin, @Nullable String host) {
    if (site != null && !OUR_SITES.contains(site)) {
      return true;
    }
    return origin != null && (host == null || !host.equalsIgnoreCase(authority(origin)));
  }

  private static @Nullable String authority(String origin) {
    try {
      return URI.create(origin).getRawAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
