package dev.switchboard.scheduling.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.platform.idempotency.Fingerprint;
import dev.switchboard.scheduling.bookingpage.Asked;
import dev.switchboard.scheduling.bookingpage.ClientAddress;
import dev.switchboard.scheduling.bookingpage.Throttle;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestPath;

/** Where calendars read the feeds (features.md S11): whoever has the address may. */
@Path("/feeds")
@PermitAll
class CalendarResource {
  private static final String CALENDAR = "text/calendar;charset=UTF-8";
  private static final int TOO_MANY = 429;

  private final FeedService feeds;
  private final Throttle throttle;
  private final ClientAddress addresses;

  CalendarResource(FeedService feeds, Throttle throttle, ClientAddress addresses) {
    this.feeds = feeds;
    this.throttle = throttle;
    this.addresses = addresses;
  }

  /** 200 with an ETag, 304 for the same; 404 also for a revoked one; 429 with Retry-After. */
  @GET
  @Path("/{token}.ics")
  public Uni<Response> read(
      @RestPath String token, @BeanParam Asked asked, @Context Request request) {
    return throttle
        .request(asked.address(addresses))
        .map(wait -> Uni.createFrom().item(later(wait)))
        .orElseGet(() -> feeds.read(token).map(text -> answer(text, request)));
  }

  private static Response later(Duration wait) {
    return Response.status(TOO_MANY)
        .header(HttpHeaders.RETRY_AFTER, wait.plusMillis(999).toSeconds())
        .build();
  }

  private static Response answer(String text, Request request) {
    EntityTag tag = new EntityTag(Fingerprint.of(text.getBytes(UTF_8)).sha256().substring(0, 32));
    Response.ResponseBuilder same = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer = same == null ? Response.ok(text).type(CALENDAR) : same;
    return answer
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header("Content-Disposition", "inline; filename=\"visits.ics\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Robots-Tag", "noindex, nofollow, noarchive")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }
}
