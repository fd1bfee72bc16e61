package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.scheduling.bookingpage.BookingFlowService.BookForm;
import dev.switchboard.scheduling.bookingpage.TimeFlowService.HoldForm;
import dev.switchboard.scheduling.bookingpage.TimeFlowService.TimesQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The public booking page (features.md S11), for browsers: plain forms, each answered with a
 * redirect or with the page that says what is wrong. Nothing here is an interface for programs.
 */
@Path("/book")
@PermitAll
@Produces(HtmlAnswer.HTML)
class BookingPageResource {
  private final VisitorService visitors;
  private final TimeFlowService times;
  private final BookingFlowService bookings;
  private final ClientAddress addresses;

  BookingPageResource(
      VisitorService visitors,
      TimeFlowService times,
      BookingFlowService bookings,
      ClientAddress addresses) {
    this.visitors = visitors;
    this.times = times;
    this.bookings = bookings;
    this.addresses = addresses;
  }

  /** The style sheet; its address changes with it. */
  @GET
  @Path("/assets/{name}")
  @Produces("text/css;charset=UTF-8")
  public Response style() {
    return Response.ok(Style.TEXT)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  @GET
  @Path("/{slug}")
  public Uni<Response> services(@RestPath String slug, @BeanParam Asked asked) {
    Visitor visitor = asked.visitor(addresses);
    return visitors.answered(
        visitor, slug, () -> visitors.enter(visitor, slug).chain(times::services));
  }

  @GET
  @Path("/{slug}/times")
  public Uni<Response> times(
      @RestPath String slug,
      @BeanParam Asked asked,
      @RestQuery @Nullable String service,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String hold) {
    Visitor visitor = asked.visitor(addresses);
    TimesQuery query = new TimesQuery(service, from, hold);
    return visitors.answered(
        visitor,
        slug,
        () -> visitors.enter(visitor, slug).chain(guest -> times.times(guest, query)));
  }

  /** A time is chosen. */
  @POST
  @Path("/{slug}/times")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> hold(
      @RestPath String slug,
      @BeanParam Asked asked,
      @RestForm @Nullable String service,
      @RestForm @Nullable String startsAt,
      @RestForm @Nullable String hold,
      @RestForm @Nullable String form) {
    Visitor visitor = asked.visitor(addresses);
    HoldForm sent = new HoldForm(Objects.requireNonNullElse(service, ""), startsAt, hold, form);
    return visitors.answered(
        visitor, slug, () -> visitors.enter(visitor, slug).chain(guest -> times.hold(guest, sent)));
  }

  @GET
  @Path("/{slug}/details")
  public Uni<Response> details(
      @RestPath String slug, @BeanParam Asked asked, @RestQuery @Nullable String hold) {
    Visitor visitor = asked.visitor(addresses);
    return visitors.answered(
        visitor,
        slug,
        () -> visitors.enter(visitor, slug).chain(guest -> bookings.details(guest, hold)));
  }

  @POST
  @Path("/{slug}/details")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> book(
      @RestPath String slug, @BeanParam Asked asked, @BeanParam DetailsForm form) {
    Visitor visitor = asked.visitor(addresses);
    return visitors.answered(
        visitor,
        slug,
        () -> visitors.enter(visitor, slug).chain(guest -> bookings.book(guest, form.sent())));
  }

  /** The fields of the form. */
  public static class DetailsForm {
    @RestForm @Nullable String hold;
    @RestForm @Nullable String form;
    @RestForm @Nullable String website;
    @RestForm @Nullable String name;
    @RestForm @Nullable String phone;
    @RestForm @Nullable String email;
    @RestForm @Nullable String address;
    @RestForm @Nullable String note;

    BookForm sent() {
      return new BookForm(hold, form, website, Details.of(name, phone, email, address, note));
    }
  }
}
