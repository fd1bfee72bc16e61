package dev.switchboard.scheduling.bookingpage;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What every request of the public is looked at for. */
public class Asked {
  @RestQuery @Nullable String lang;

  @RestQuery("utm_campaign")
  @Nullable String campaign;

  @RestHeader(HttpHeaders.ACCEPT_LANGUAGE)
  @Nullable String acceptLanguage;

  @RestHeader(HttpHeaders.HOST)
  @Nullable String host;

  @RestHeader("Origin")
  @Nullable String origin;

  @RestHeader("Sec-Fetch-Site")
  @Nullable String fetchSite;

  @RestHeader("X-Forwarded-For")
  @Nullable String forwardedFor;

  @Context
  @SuppressWarnings("NullAway.Init")
  HttpServerRequest request;

  /** What limits count by. */
  public String address(ClientAddress addresses) {
    return addresses.of(request.remoteAddress().hostAddress(), forwardedFor);
  }

  Visitor visitor(ClientAddress addresses) {
    return new Visitor(
        address(addresses),
        Language.of(lang).orElse(null),
        acceptLanguage,
        LeadSource.campaign(campaign),
        Visitor.isForeign(fetchSite, origin, host));
  }
}
