package dev.switchboard.scheduling.bookingpage;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A visit by its signed link: who has the link may see, move and cancel it (features.md S11). */
@Path("/book/visit/{token}")
@PermitAll
@Produces(HtmlAnswer.HTML)
class VisitPageResource {
  private final VisitorService visitors;
  private final VisitFlowService flow;
  private final ClientAddress addresses;

  VisitPageResource(VisitorService visitors, VisitFlowService flow, ClientAddress addresses) {
    this.visitors = visitors;
    this.flow = flow;
    this.addresses = addresses;
  }

  @GET
  public Uni<Response> show(
      @RestPath String token, @BeanParam Asked asked, @RestQuery @Nullable String news) {
    return invited(asked, token, invited -> flow.show(invited, news));
  }

  @GET
  @Path("/times")
  public Uni<Response> times(
      @RestPath String token, @BeanParam Asked asked, @RestQuery @Nullable String from) {
    return invited(asked, token, invited -> flow.times(invited, from));
  }

  @POST
  @Path("/times")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> move(
      @RestPath String token,
      @BeanParam Asked asked,
      @RestForm @Nullable String startsAt,
      @RestForm @Nullable String form) {
    return invited(asked, token, invited -> flow.move(invited, form, startsAt));
  }

  @GET
  @Path("/cancel")
  public Uni<Response> askToCancel(@RestPath String token, @BeanParam Asked asked) {
    return invited(asked, token, flow::askToCancel);
  }

  @POST
  @Path("/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> cancel(
      @RestPath String token,
      @BeanParam Asked asked,
      @RestForm @Nullable String reason,
      @RestForm @Nullable String form) {
    return invited(asked, token, invited -> flow.cancel(invited, form, reason));
  }

  private Uni<Response> invited(
      Asked asked, String token, Function<VisitorService.Invited, Uni<Response>> page) {
    Visitor visitor = asked.visitor(addresses);
    return visitors.answeredByLink(
        visitor, token, () -> visitors.enterByLink(visitor, token).chain(page::apply));
  }
}
