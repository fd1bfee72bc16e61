package dev.switchboard.integration.ispcube;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.integration.connection.Connection;
import dev.switchboard.integration.connection.ConnectionKind;
import dev.switchboard.integration.connection.ConnectionService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out whether a customer is connected; never from memory (features.md I2). */
@ApplicationScoped
class LineService {
  /** More lines than this are not asked about: each costs a metered request. */
  private static final int MOST_LINES = 3;

  private final ConnectionService connections;
  private final IspcubeClient ispcube;
  private final IspcubeConfig config;

  LineService(ConnectionService connections, IspcubeClient ispcube, IspcubeConfig config) {
    this.connections = connections;
    this.ispcube = ispcube;
    this.config = config;
  }

  /** Never fails for anything the installation does. */
  Uni<LineAnswer> of(TenantId tenant, String code) {
    return connections
        .find(tenant, ConnectionKind.ISPCUBE)
        .chain(
            connection ->
                connection
                    .map(found -> of(found, code))
                    .orElseGet(
                        () ->
                            Uni.createFrom().item(LineAnswer.without(LookupResult.NOT_CONNECTED))))
        .ifNoItem()
        .after(config.patience())
        .recoverWithItem(LineAnswer.without(LookupResult.UNAVAILABLE));
  }

  private Uni<LineAnswer> of(Connection connection, String code) {
    return ispcube
        .customer(connection, "code", code)
        .chain(
            reply ->
                switch (reply) {
                  case IspcubeReply.Records records -> of(connection, code, records);
                  case IspcubeReply.None none ->
                      Uni.createFrom().item(LineAnswer.without(LookupResult.NOT_FOUND));
                  case IspcubeReply.Failed failed ->
                      connections
                          .failed(connection, failed.health(), failed.reason())
                          .replaceWith(LineAnswer.without(LookupResult.UNAVAILABLE));
                });
  }

  private Uni<LineAnswer> of(Connection connection, String code, IspcubeReply.Records records) {
    Optional<CustomerRecord> customer =
        records.records().stream()
            .filter(json -> json.path("code").asText().equals(code))
            .map(CustomerRecord::new)
            .filter(CustomerRecord::isLiving)
            .findFirst();
    return customer
        .map(found -> of(connection, found))
        .orElseGet(() -> Uni.createFrom().item(LineAnswer.without(LookupResult.NOT_FOUND)));
  }

  private Uni<LineAnswer> of(Connection connection, CustomerRecord customer) {
    List<CustomerRecord.Line> lines = customer.living().stream().limit(MOST_LINES).toList();
    @Nullable String node = lines.isEmpty() ? null : lines.getFirst().node();
    if (customer.status() == AccountStatus.BLOCKED) {
      return Uni.createFrom().item(new LineAnswer(LookupResult.FOUND, LineStatus.BLOCKED, node));
    }
    Uni<List<LineStatus>> statuses = Uni.createFrom().item(List.of());
    for (CustomerRecord.Line line : lines) {
      statuses = statuses.chain(so -> status(connection, line).map(status -> and(so, status)));
    }
    return statuses
        .map(all -> new LineAnswer(LookupResult.FOUND, LineStatus.ofAll(all), node))
        .call(() -> connections.succeeded(connection));
  }

  private Uni<LineStatus> status(Connection connection, CustomerRecord.Line line) {
    if (line.user() == null) {
      return Uni.createFrom().item(LineStatus.UNKNOWN);
    }
    return ispcube
        .session(connection, line.user())
        .map(
            reply ->
                switch (reply) {
                  case IspcubeReply.Records records -> LineStatus.ONLINE;
                  case IspcubeReply.None none -> LineStatus.OFFLINE;
                  case IspcubeReply.Failed failed -> LineStatus.UNKNOWN;
                });
  }

  private static List<LineStatus> and(List<LineStatus> before, LineStatus status) {
    List<LineStatus> all = new ArrayList<>(before);
    all.add(status);
    return all;
  }
}
