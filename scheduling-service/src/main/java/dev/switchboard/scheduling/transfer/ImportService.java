package dev.switchboard.scheduling.transfer;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.appointment.Takeover;
import dev.switchboard.scheduling.appointment.TakeoverResult;
import dev.switchboard.scheduling.appointment.TakeoverService;
import dev.switchboard.scheduling.settings.SetupService;
import dev.switchboard.scheduling.transfer.CustomerDirectoryClient.Person;
import dev.switchboard.scheduling.transfer.Reading.Draft;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Takes files over, a batch of rows in a transaction each: whatever ends an import in between, the
 * same file sent again completes it.
 */
@ApplicationScoped
class ImportService {
  private static final int BATCH = 200;

  private final ImportRepository imports;
  private final TakeoverService takeovers;
  private final CustomerDirectoryClient customers;
  private final SetupService setup;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final BusinessClock clock;
  private final Vertx vertx;

  ImportService(
      ImportRepository imports,
      TakeoverService takeovers,
      CustomerDirectoryClient customers,
      SetupService setup,
      BusinessFacts businesses,
      TenantTransactions transactions,
      BusinessClock clock,
      Vertx vertx) {
    this.imports = imports;
    this.takeovers = takeovers;
    this.customers = customers;
    this.setup = setup;
    this.businesses = businesses;
    this.transactions = transactions;
    this.clock = clock;
    this.vertx = vertx;
  }

  /**
   * Fails with FILE_UNREADABLE before anything is taken.
   *
   * @param reading parses the file; it takes its time
   */
  Uni<ImportReport> run(ImportCall call, Function<Horizon, SourceFile> reading) {
    return setup
        .ensure(call.tenant())
        .chain(() -> businessSetup(call))
        .map(found -> new RowReader(found, clock.now(), call.serviceType()))
        .chain(
            reader ->
                vertx.executeBlocking(
                    () -> ImportPlan.of(reading.apply(reader.horizon()), reader), false))
        .chain(plan -> run(call, plan));
  }

  private Uni<BusinessSetup> businessSetup(ImportCall call) {
    return transactions.onConnection(
        call.tenant(),
        connection -> imports.setup(connection, call.tenant(), businesses.require(call.tenant())));
  }

  private Uni<ImportReport> run(ImportCall call, ImportPlan plan) {
    Progress progress = new Progress();
    return Multi.createFrom()
        .iterable(plan.batches(BATCH))
        .onItem()
        .transformToUniAndConcatenate(drafts -> batch(call, drafts, progress))
        .collect()
        .asList()
        .map(
            batches -> {
              List<RowReport> rows = new ArrayList<>(plan.refused());
              batches.forEach(rows::addAll);
              return ImportReport.of(call.dryRun(), plan, rows);
            });
  }

  private Uni<List<RowReport>> batch(ImportCall call, List<Draft> drafts, Progress progress) {
    return found(call, drafts)
        .map(byPhone -> progress.visits(drafts, byPhone))
        .chain(
            visits ->
                results(call, visits, progress)
                    .map(
                        results ->
                            visits.stream()
                                .map(visit -> progress.report(visit, results, call.dryRun()))
                                .toList()));
  }

  private Uni<Map<UUID, TakeoverResult>> results(
      ImportCall call, List<Takeover> visits, Progress progress) {
    return call.dryRun()
        ? takeovers.tryOut(call.terms(), visits, progress.foreseen())
        : takeovers.take(call.terms(), visits);
  }

  /** Outside of transactions. A dry run makes nobody: whoever is not there would be. */
  private Uni<Map<String, UUID>> found(ImportCall call, List<Draft> drafts) {
    Map<String, UUID> anybody = new HashMap<>();
    drafts.forEach(
        draft -> draft.customer().byPhone().ifPresent(one -> anybody.put(one.phone(), Ids.next())));
    return call.dryRun()
        ? Uni.createFrom().item(anybody)
        : takeovers
            .known(call.tenant(), drafts.stream().map(Draft::externalId).toList())
            .chain(known -> made(call, people(drafts, known)))
            .invoke(anybody::putAll)
            .replaceWith(anybody);
  }

  private Uni<Map<String, UUID>> made(ImportCall call, List<Person> people) {
    return people.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : customers.findOrCreate(call.tenant(), people);
  }

  /** Each number once; nobody is made for what was taken over before. */
  private static List<Person> people(List<Draft> drafts, Set<String> known) {
    Map<String, Person> people = new LinkedHashMap<>();
    drafts.stream()
        .filter(draft -> !known.contains(draft.externalId()))
        .flatMap(draft -> draft.customer().byPhone().stream())
        .forEach(person -> people.putIfAbsent(person.phone(), person));
    return List.copyOf(people.values());
  }
}
