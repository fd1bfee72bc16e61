package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.integration.IntegrationError;
import dev.switchboard.integration.connection.ConnectionKind;
import dev.switchboard.integration.connection.ConnectionService;
import dev.switchboard.integration.connection.ConnectionView;
import dev.switchboard.integration.outbound.OutboundClient;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.Violation;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Connects calendars. */
@ApplicationScoped
class GoogleConnectionService {
  private final ConnectionService connections;
  private final OutboundClient outbound;
  private final CalendarTaskRepository tasks;
  private final CalendarSignal signal;
  private final BusyCalendarService busy;
  private final TenantTransactions transactions;
  private final BusinessClock clock;
  private final GoogleConfig config;

  GoogleConnectionService(
      ConnectionService connections,
      OutboundClient outbound,
      CalendarTaskRepository tasks,
      CalendarSignal signal,
      BusyCalendarService busy,
      TenantTransactions transactions,
      BusinessClock clock,
      GoogleConfig config) {
    this.connections = connections;
    this.outbound = outbound;
    this.tasks = tasks;
    this.signal = signal;
    this.busy = busy;
    this.transactions = transactions;
    this.clock = clock;
    this.config = config;
  }

  /** Connects a calendar, and enters the visits to come that found none (features.md I8). */
  Uni<ConnectionView> put(TenantId tenant, GoogleCalendarRequest request) {
    ServiceAccountKey key = request.serviceAccount();
    if (!ServiceAccount.isReadable(key.privateKey())) {
      throw new ApplicationException(
          IntegrationError.PRIVATE_KEY_UNREADABLE,
          "The private key is no RSA key in PKCS #8.",
          List.of(new Violation("serviceAccount.private_key", "must be a private key in PEM")));
    }
    String api = Optional.ofNullable(request.apiUrl()).orElse(config.apiUrl().toString());
    String token = Optional.ofNullable(key.tokenUri()).orElse(config.tokenUrl().toString());
    return outbound
        .allowed("apiUrl", api)
        .chain(
            apiUrl ->
                outbound
                    .allowed("serviceAccount.token_uri", token)
                    .map(tokenUrl -> calendar(request, apiUrl, tokenUrl)))
        .chain(
            calendar ->
                connections.put(
                    tenant,
                    ConnectionKind.GOOGLE_CALENDAR,
                    calendar.settings(),
                    calendar.credentials(),
                    connection -> busy.used(connection, tenant, calendar.calendarId())))
        .invoke(busy::askAtOnce)
        .call(() -> reopened(tenant));
  }

  /** Disconnects the calendar, and says so. */
  Uni<Void> remove(TenantId tenant) {
    return connections.remove(
        tenant, ConnectionKind.GOOGLE_CALENDAR, connection -> busy.unused(connection, tenant));
  }

  private Uni<Void> reopened(TenantId tenant) {
    return transactions
        .onConnection(tenant, connection -> tasks.reopen(connection, tenant, clock.now()))
        .invoke(signal::raise);
  }

  private static GoogleCalendar calendar(
      GoogleCalendarRequest request, String apiUrl, String tokenUrl) {
    ServiceAccountKey key = request.serviceAccount();
    return new GoogleCalendar(
        apiUrl,
        request.calendarId().strip(),
        new ServiceAccount(
            key.clientEmail().strip(), key.privateKey(), key.privateKeyId(), tokenUrl));
  }
}
