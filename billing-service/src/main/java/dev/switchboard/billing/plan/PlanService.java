package dev.switchboard.billing.plan;

import dev.switchboard.billing.BillingError;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** What can be done with plans. They belong to no tenant. */
@ApplicationScoped
public class PlanService {
  private final PlanRepository plans;
  private final Pool database;
  private final BusinessClock clock;

  PlanService(PlanRepository plans, Pool database, BusinessClock clock) {
    this.plans = plans;
    this.database = database;
    this.clock = clock;
  }

  /**
   * What a period is charged by. Fails with PLAN_NOT_PRICED when no version of the plan has a price
   * in the currency.
   *
   * @param connection of the caller's transaction
   */
  public Uni<Tariff> tariff(
      SqlClient connection, String planCode, Currency currency, Instant periodStart) {
    return plans
        .versions(connection, planCode)
        .map(
            versions ->
                PlanVersions.tariff(versions, currency, periodStart)
                    .orElseThrow(() -> notPriced(planCode, currency)));
  }

  Uni<List<PlanView>> all() {
    return plans.all(database).map(all -> all.stream().map(PlanView::from).toList());
  }

  /** Fails with INVALID_REQUEST or PLAN_CHANGED_MEANWHILE. */
  Uni<PlanView> add(NewPlan asked) {
    Instant now = clock.now();
    PlanRules.check(asked, now);
    Plan plan =
        new Plan(
            asked.code(),
            0,
            asked.name().strip(),
            Objects.requireNonNullElse(asked.effectiveFrom(), now),
            asked.included(),
            asked.prices().stream().map(NewPlan.Price::checked).toList());
    return plans
        .add(database, plan)
        .map(added -> added.map(PlanView::from).orElseThrow(PlanService::changedMeanwhile));
  }

  private static ApplicationException notPriced(String planCode, Currency currency) {
    return new ApplicationException(
        BillingError.PLAN_NOT_PRICED,
        "The plan %s has no price in %s.".formatted(planCode, currency.getCurrencyCode()));
  }

  private static ApplicationException changedMeanwhile() {
    return new ApplicationException(
        BillingError.PLAN_CHANGED_MEANWHILE, "Look at the new version, then ask again.");
  }
}
