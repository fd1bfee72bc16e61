package dev.switchboard.scheduling.feed;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.bookingpage.BookingPageConfig;
import dev.switchboard.scheduling.bookingpage.Shopfront;
import dev.switchboard.scheduling.bookingpage.Shopfronts;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Makes feeds, takes them back, and says what is in them. */
@ApplicationScoped
class FeedService {
  private static final Duration BACK = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofDays(180);

  private final FeedRepository feeds;
  private final Shopfronts shopfronts;
  private final SetupService setup;
  private final BookingPageConfig config;
  private final TenantTransactions transactions;
  private final BusinessClock clock;
  private final SecureRandom random = new SecureRandom();

  FeedService(
      FeedRepository feeds,
      Shopfronts shopfronts,
      SetupService setup,
      BookingPageConfig config,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.feeds = feeds;
    this.shopfronts = shopfronts;
    this.setup = setup;
    this.config = config;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Fails with INVALID_SETTINGS. */
  Uni<FeedView> add(TenantId tenant, FeedRequest request, Actor actor) {
    FeedToken token = FeedToken.next(tenant, random);
    Detail detail = Objects.requireNonNullElse(request.detail(), Detail.MINIMAL);
    return setup
        .ensure(tenant)
        .chain(
            () ->
                transactions.onConnection(
                    tenant,
                    tx -> feeds.add(tx, tenant, request.technicianId(), detail, token, actor)))
        .map(feed -> feed.at(address(token)));
  }

  Uni<Page<FeedView>> list(TenantId tenant, PageRequest page) {
    return transactions
        .onConnection(tenant, connection -> feeds.list(connection, tenant, page))
        .map(rows -> Page.of(page, rows, FeedService::place));
  }

  /** From now on at another address only; fails with FEED_NOT_FOUND. */
  Uni<FeedView> rotate(TenantId tenant, UUID id) {
    FeedToken token = FeedToken.next(tenant, random);
    return transactions
        .onConnection(tenant, tx -> feeds.rotate(tx, id, token, clock.now()))
        .map(rotated -> rotated.orElseThrow(() -> notFound(id)))
        .map(feed -> feed.at(address(token)));
  }

  /** Fails with FEED_NOT_FOUND. */
  Uni<Void> revoke(TenantId tenant, UUID id) {
    return transactions
        .onConnection(tenant, tx -> feeds.revoke(tx, tenant, id, clock.now()))
        .invoke(
            revoked -> {
              if (!revoked) {
                throw notFound(id);
              }
            })
        .replaceWithVoid();
  }

  /** The feed's text; fails with NOT_FOUND, TENANT_SUSPENDED. */
  Uni<String> read(String token) {
    return Uni.createFrom()
        .item(() -> FeedToken.parse(token).orElseThrow(FeedService::nothingHere))
        .chain(
            known -> {
              Shopfront shop = requireOpen(shopfronts.of(known.tenant()));
              return transactions.onConnection(
                  known.tenant(), connection -> read(connection, known, shop));
            });
  }

  private Uni<String> read(SqlConnection connection, FeedToken token, Shopfront shop) {
    return feeds
        .find(connection, token)
        .map(feed -> feed.orElseThrow(FeedService::nothingHere))
        .chain(feed -> read(connection, feed, shop));
  }

  private Uni<String> read(SqlConnection connection, FeedView feed, Shopfront shop) {
    Instant today = clock.now().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
    String technician = feed.technicianName();
    ICalendar calendar =
        new ICalendar(
            technician == null ? shop.name() : shop.name() + " – " + technician,
            shop.zone(),
            shop.language(),
            feed.detail(),
            today.minus(BACK),
            today.plus(AHEAD));
    return feeds
        .events(connection, shop.tenant(), feed.technicianId(), calendar, clock.now().minus(BACK))
        .map(calendar::write);
  }

  private static Shopfront requireOpen(Optional<Shopfront> found) {
    Shopfront shop = found.orElseThrow(FeedService::nothingHere);
    if (shop.standing() == Shopfront.Standing.SUSPENDED) {
      throw new ApplicationException(
          PlatformError.TENANT_SUSPENDED, "Nothing works for this tenant until it is reactivated.");
    }
    return shop;
  }

  private String address(FeedToken token) {
    return config.publicUrl() + "/feeds/" + token.text() + ".ics";
  }

  private static Cursor place(FeedView feed) {
    return Cursor.at(FeedRepository.LIST, feed.createdAt(), feed.feedId());
  }

  /** The same for what never was, was revoked, or is another tenant's. */
  private static ApplicationException nothingHere() {
    return new ApplicationException(PlatformError.NOT_FOUND, "Nothing lives here.");
  }

  private static ApplicationException notFound(UUID id) {
    return new ApplicationException(SchedulingError.FEED_NOT_FOUND, "There is no feed " + id + ".");
  }
}
