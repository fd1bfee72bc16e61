package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.integration.IntegrationError;
import dev.switchboard.integration.connection.ConnectionKind;
import dev.switchboard.integration.connection.ConnectionService;
import dev.switchboard.integration.connection.ConnectionView;
import dev.switchboard.integration.outbound.OutboundClient;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Connects calendars. */
@ApplicationScoped
class GoogleConnectionService {
  private final ConnectionService connections;
  private final OutboundClient outbound;
  private final GoogleConfig config;

  GoogleConnectionService(
      ConnectionService connections, OutboundClient outbound, GoogleConfig config) {
    this.connections = connections;
    this.outbound = outbound;
    this.config = config;
  }

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
                    calendar.credentials()));
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
