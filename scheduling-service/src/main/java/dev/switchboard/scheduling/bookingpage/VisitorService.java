package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.SchedulingError;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets strangers in, or tells them in words why not. */
@ApplicationScoped
class VisitorService {
  private static final Logger LOG = Logger.getLogger(VisitorService.class);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Shopfronts shopfronts;
  private final PageSettingsService pages;
  private final Throttle throttle;
  private final Links links;
  private final CurrentTenant currentTenant;

  VisitorService(
      Shopfronts shopfronts,
      PageSettingsService pages,
      Throttle throttle,
      Links links,
      CurrentTenant currentTenant) {
    this.shopfronts = shopfronts;
    this.pages = pages;
    this.throttle = throttle;
    this.links = links;
    this.currentTenant = currentTenant;
  }

  /** To book: the business must have a page, and it must be open. */
  Uni<Guest> enter(Visitor visitor, String slug) {
    return Uni.createFrom()
        .item(() -> admitted(visitor, shopfronts.bySlug(slug), Notice.NOT_FOUND))
        .chain(shop -> pages.read(shop.tenant()).map(page -> new Guest(visitor, shop, page)))
        .invoke(VisitorService::requireOpen);
  }

  /** With a signed link: what was booked can be seen and given up also when the page is off. */
  Uni<Invited> enterByLink(Visitor visitor, String token) {
    return Uni.createFrom()
        .item(
            () -> {
              Optional<SignedLink> link = links.open(token, SignedLink.Purpose.VISIT);
              Optional<Shopfront> shop = link.map(SignedLink::tenant).flatMap(shopfronts::of);
              return admitted(visitor, shop, Notice.LINK_NOT_VALID);
            })
        .chain(shop -> pages.read(shop.tenant()).map(page -> new Guest(visitor, shop, page)))
        .map(guest -> new Invited(guest, token, subject(token)));
  }

  /** Whatever goes wrong is said on a page. */
  Uni<Response> answered(
      Visitor visitor, Supplier<Optional<Shopfront>> whose, Supplier<Uni<Response>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .onFailure()
        .recoverWithItem(failure -> noticed(visitor, whose.get().orElse(null), failure));
  }

  Uni<Response> answered(Visitor visitor, String slug, Supplier<Uni<Response>> work) {
    return answered(visitor, () -> shopfronts.bySlug(slug), work);
  }

  Uni<Response> answeredByLink(Visitor visitor, String token, Supplier<Uni<Response>> work) {
    return answered(
        visitor,
        () ->
            links
                .open(token, SignedLink.Purpose.VISIT)
                .map(SignedLink::tenant)
                .flatMap(shopfronts::of),
        work);
  }

  /** For a form that was sent: it is one of ours, and nobody else has sent it. */
  void requireOurForm(Guest guest, @Nullable String form) {
    if (guest.visitor().foreign() || !links.isForm(guest.tenant(), form)) {
      throw new NoticeException(Notice.FORM_NOT_VALID);
    }
  }

  void requireFewBookings(Visitor visitor) {
    throttle.booking(visitor.address()).ifPresent(VisitorService::refuse);
  }

  private Shopfront admitted(Visitor visitor, Optional<Shopfront> found, Notice otherwise) {
    throttle.request(visitor.address()).ifPresent(VisitorService::refuse);
    Shopfront shop = found.orElseThrow(() -> new NoticeException(otherwise));
    switch (shop.standing()) {
      case SUSPENDED -> throw new NoticeException(Notice.SUSPENDED);
      case LOCKED_DOWN -> throw new NoticeException(Notice.LOCKED_DOWN);
      case OPEN -> throttle.request(shop.tenant()).ifPresent(VisitorService::refuse);
    }
    currentTenant.set(shop.tenant());
    return shop;
  }

  private SignedLink subject(String token) {
    return links
        .open(token, SignedLink.Purpose.VISIT)
        .orElseThrow(() -> new NoticeException(Notice.LINK_NOT_VALID));
  }

  private static void requireOpen(Guest guest) {
    if (!guest.page().enabled()) {
      throw new NoticeException(Notice.CLOSED);
    }
  }

  private static void refuse(Duration retryAfter) {
    throw new NoticeException(Notice.TOO_MANY, retryAfter);
  }

  private static Response noticed(Visitor visitor, @Nullable Shopfront shop, Throwable failure) {
    NoticeException said = notice(failure);
    Notice notice = said.notice();
    if (notice == Notice.FAILED || notice == Notice.AWAY) {
      LOG.error("a page could not be shown", failure);
    }
    Language language = visitor.languageFor(shop);
    String home = shop == null ? null : Address.services(shop.slug()).by(visitor);
    String here = shop == null ? "" : Address.services(shop.slug()).in(language.other());
    Frame frame = new Frame(language, shop, null, home, here);
    Screens.Said page =
        new Screens.Said(frame, notice.title().in(language), notice.text().in(language));
    return HtmlAnswer.closed(notice.status(), Pages.said(page), said.retryAfter());
  }

  private static NoticeException notice(Throwable failure) {
    if (failure instanceof NoticeException said) {
      return said;
    }
    if (failure instanceof ApplicationException refusal) {
      return switch (refusal.error()) {
        case SchedulingError.NOT_BOOKABLE -> new NoticeException(Notice.NOT_BOOKABLE);
        case SchedulingError.APPOINTMENT_NOT_FOUND -> new NoticeException(Notice.LINK_NOT_VALID);
        case SchedulingError.ILLEGAL_TRANSITION -> new NoticeException(Notice.NOT_CHANGEABLE);
        case PlatformError.UNAVAILABLE -> new NoticeException(Notice.AWAY, SOON);
        default -> new NoticeException(Notice.FAILED);
      };
    }
    return new NoticeException(Notice.FAILED);
  }

  /** Who is in, and where. */
  record Guest(Visitor visitor, Shopfront shop, PageSettings page) {
    TenantId tenant() {
      return shop.tenant();
    }

    Language language() {
      return visitor.languageFor(shop);
    }

    /**
     * @param here this page in the other language
     */
    Frame frame(Address here) {
      return new Frame(
          language(),
          shop,
          page.contactPhone(),
          Address.services(shop.slug()).by(visitor),
          here.in(language().other()));
    }
  }

  /** Who has come by a link. */
  record Invited(Guest guest, String token, SignedLink link) {}
}
