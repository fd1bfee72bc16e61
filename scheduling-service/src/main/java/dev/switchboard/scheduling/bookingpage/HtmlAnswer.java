package dev.switchboard.scheduling.bookingpage;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How pages leave: no script, nothing from elsewhere, in no frame, kept by nobody. Other sites do
 * not see our addresses, because some of them open a visit.
 */
final class HtmlAnswer {
  static final String HTML = "text/html;charset=UTF-8";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
              + " base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=()",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          HttpHeaders.CACHE_CONTROL,
          "no-store",
          HttpHeaders.VARY,
          HttpHeaders.ACCEPT_LANGUAGE);

  private HtmlAnswer() {}

  /** A page that search engines may show. */
  static Response open(TemplateInstance page) {
    return builder(Response.Status.OK.getStatusCode()).entity(page.render()).type(HTML).build();
  }

  /** One that concerns its visitor only. */
  static Response closed(int status, TemplateInstance page) {
    return closed(status, page, null);
  }

  static Response closed(int status, TemplateInstance page, @Nullable Duration retryAfter) {
    Response.ResponseBuilder answer =
        builder(status)
            .entity(page.render())
            .type(HTML)
            .header("X-Robots-Tag", "noindex, nofollow, noarchive");
    return retryAfter == null
        ? answer.build()
        : answer.header(HttpHeaders.RETRY_AFTER, retryAfter.plusMillis(999).toSeconds()).build();
  }

  /** After what was sent, so that loading the page again sends nothing again. */
  static Response seeOther(String address) {
    return builder(Response.Status.SEE_OTHER.getStatusCode()).location(URI.create(address)).build();
  }

  private static Response.ResponseBuilder builder(int status) {
    Response.ResponseBuilder builder = Response.status(status);
    HEADERS.forEach(builder::header);
    return builder;
  }
}
