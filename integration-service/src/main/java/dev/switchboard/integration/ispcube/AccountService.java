package dev.switchboard.integration.ispcube;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.integration.connection.Connection;
import dev.switchboard.integration.connection.ConnectionKind;
import dev.switchboard.integration.connection.ConnectionService;
import dev.switchboard.platform.copy.Tenants;
import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.tenancy.TenantTransactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds a customer's account (features.md I2). */
@ApplicationScoped
class AccountService {
  private final ConnectionService connections;
  private final IspcubeClient ispcube;
  private final AccountCache cache;
  private final LookupRepository lookups;
  private final TenantTransactions transactions;
  private final Tenants tenants;
  private final IspcubeConfig config;

  AccountService(
      ConnectionService connections,
      IspcubeClient ispcube,
      AccountCache cache,
      LookupRepository lookups,
      TenantTransactions transactions,
      Tenants tenants,
      IspcubeConfig config) {
    this.connections = connections;
    this.ispcube = ispcube;
    this.cache = cache;
    this.lookups = lookups;
    this.transactions = transactions;
    this.tenants = tenants;
    this.config = config;
  }

  /** Never fails for anything the installation does. */
  Uni<AccountAnswer> byPhone(TenantId tenant, PhoneNumber phone) {
    return answer(tenant, new PhoneQuestion(phone));
  }

  /** The same by a document, as often as a customer may ask. */
  Uni<AccountAnswer> byDocument(TenantId tenant, String document, UUID customer) {
    Optional<DocumentQuestion> question = DocumentQuestion.read(document);
    if (question.isEmpty()) {
      return Uni.createFrom().item(AccountAnswer.without(LookupResult.NOT_FOUND));
    }
    return transactions
        .onConnection(
            tenant,
            connection ->
                lookups.allow(connection, tenant, customer, config.documentLookupsPerHour()))
        .chain(
            allowed ->
                allowed
                    ? answer(tenant, question.get())
                    : Uni.createFrom().item(AccountAnswer.without(LookupResult.TOO_MANY)));
  }

  private Uni<AccountAnswer> answer(TenantId tenant, AccountQuestion question) {
    return connections
        .find(tenant, ConnectionKind.ISPCUBE)
        .chain(
            connection ->
                connection
                    .map(found -> answer(found, question))
                    .orElseGet(
                        () ->
                            Uni.createFrom()
                                .item(AccountAnswer.without(LookupResult.NOT_CONNECTED))))
        .ifNoItem()
        .after(config.patience())
        .recoverWithItem(AccountAnswer.without(LookupResult.UNAVAILABLE));
  }

  private Uni<AccountAnswer> answer(Connection connection, AccountQuestion question) {
    return cache
        .find(connection, question)
        .map(answer -> Uni.createFrom().item(answer))
        .orElseGet(() -> asked(connection, question));
  }

  private Uni<AccountAnswer> asked(Connection connection, AccountQuestion question) {
    Uni<IspcubeReply> reply = Uni.createFrom().item(new IspcubeReply.None());
    for (String form : question.forms()) {
      reply =
          reply.chain(
              so ->
                  so instanceof IspcubeReply.None
                      ? ask(connection, question, form)
                      : Uni.createFrom().item(so));
    }
    return reply
        .call(last -> noted(connection, last))
        .map(last -> answer(connection, last))
        .invoke(answer -> cache.keep(connection, question, answer));
  }

  /** Only the records that are about him. */
  private Uni<IspcubeReply> ask(Connection connection, AccountQuestion question, String form) {
    return ispcube
        .customer(connection, question.parameter(), form)
        .map(
            reply ->
                switch (reply) {
                  case IspcubeReply.Records records -> about(question, records);
                  case IspcubeReply.None none -> none;
                  case IspcubeReply.Failed failed -> failed;
                });
  }

  private static IspcubeReply about(AccountQuestion question, IspcubeReply.Records all) {
    IspcubeReply.Records his =
        new IspcubeReply.Records(
            all.records().stream()
                .filter(json -> new CustomerRecord(json).isLiving())
                .filter(json -> question.isAbout(new CustomerRecord(json)))
                .toList());
    return his.records().isEmpty() ? new IspcubeReply.None() : his;
  }

  private AccountAnswer answer(Connection connection, IspcubeReply reply) {
    return switch (reply) {
      case IspcubeReply.Records records ->
          AccountAnswer.found(chosen(records).account(currency(connection.tenant())));
      case IspcubeReply.None none -> AccountAnswer.without(LookupResult.NOT_FOUND);
      case IspcubeReply.Failed failed -> AccountAnswer.without(LookupResult.UNAVAILABLE);
    };
  }

  /** Of several accounts of one person the one with service. */
  private static CustomerRecord chosen(IspcubeReply.Records records) {
    List<CustomerRecord> accounts = records.records().stream().map(CustomerRecord::new).toList();
    return accounts.stream()
        .min(Comparator.comparing((CustomerRecord account) -> !account.hasService()))
        .orElseThrow();
  }

  private @Nullable String currency(TenantId tenant) {
    return tenants.snapshot(tenant).map(TenantChanged::currency).orElse(null);
  }

  private Uni<Void> noted(Connection connection, IspcubeReply reply) {
    return switch (reply) {
      case IspcubeReply.Failed failed ->
          connections.failed(connection, failed.health(), failed.reason());
      case IspcubeReply.Records records -> connections.succeeded(connection);
      case IspcubeReply.None none -> connections.succeeded(connection);
    };
  }
}
