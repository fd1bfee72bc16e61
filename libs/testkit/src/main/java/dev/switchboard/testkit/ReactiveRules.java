package dev.switchboard.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.switchboard.testkit.ArchitectureRules.CONTRACTS;
import static dev.switchboard.testkit.ArchitectureRules.PLATFORM;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Pattern;

/** Where reactive code may be: design.md sections 5 and 6. */
final class ReactiveRules {
  static final String TENANT_TRANSACTION = PLATFORM + ".tenancy.TenantTransaction";

  private static final String UNI = "io.smallrye.mutiny.Uni";
  private static final String MULTI = "io.smallrye.mutiny.Multi";
  private static final Pattern EDGES =
      Pattern.compile(
          ".*(Resource|Service|Repository|Consumer|Intake|Worker|Engine|Client|Filter)");
  private static final Set<String> SUBSCRIBING =
      Set.of("await", "subscribe", "subscribeAsCompletionStage");

  /** The accept batcher, relay and poll loop, and the worker. */
  private static final String[] NAMED_LOOPS = {
    PLATFORM + ".accept..", PLATFORM + ".event..", PLATFORM + ".work.."
  };

  private static final DescribedPredicate<JavaClass> REACTIVE =
      assignableTo(UNI).or(assignableTo(MULTI)).as("Uni or Multi");

  private static final DescribedPredicate<JavaClass> EDGE =
      describe("at the edges", type -> EDGES.matcher(outermost(type).getSimpleName()).matches());

  private static final DescribedPredicate<JavaClass> VALUE =
      describe(
          "values, entities or events",
          type ->
              type.isRecord()
                  || type.isEnum()
                  || type.isAnnotatedWith("jakarta.persistence.Entity")
                  || type.isAnnotatedWith("jakarta.persistence.Embeddable"));

  private ReactiveRules() {}

  static ArchRule uniStaysAtTheEdges() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(PLATFORM + "..", CONTRACTS + "..", "..intake..")
        .and(DescribedPredicate.not(EDGE))
        .should()
        .dependOnClassesThat(REACTIVE)
        .because(
            "Uni belongs to resources, services, repositories and the classes that consume, work and"
                + " call out; domain decisions are synchronous and pure");
  }

  static ArchRule valuesAreSynchronous() {
    return noClasses()
        .that(VALUE)
        .should()
        .dependOnClassesThat(REACTIVE)
        .because("records, enums and entities decide, they do not wait");
  }

  static ArchRule nothingAwaitsOrSubscribes() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(NAMED_LOOPS)
        .should()
        .callMethodWhere(
            describe(
                "Uni or Multi is awaited or subscribed to",
                call ->
                    REACTIVE.test(call.getTargetOwner())
                        && SUBSCRIBING.contains(call.getTarget().getName())))
        .because("only the named loops of platform subscribe; everything else returns its Uni");
  }

  /**
   * @param annotation on the method or its class
   */
  static ArchRule tenantTransactionsUseNoPool(String annotation) {
    return methods()
        .that(
            describe(
                "run in a tenant's transaction",
                method ->
                    method.isAnnotatedWith(annotation)
                        || method.getOwner().isAnnotatedWith(annotation)))
        .should(useNoPool())
        .because(
            "a second connection is a second transaction: it sees no tenant, and commits without"
                + " the change it belongs to");
  }

  private static ArchCondition<JavaMethod> useNoPool() {
    DescribedPredicate<JavaClass> pool =
        assignableTo("io.vertx.mutiny.sqlclient.Pool")
            .or(assignableTo("io.vertx.sqlclient.Pool"))
            .as("a pool");
    return new ArchCondition<>("use no connection pool") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        for (JavaAccess<?> access : method.getAccessesFromSelf()) {
          boolean calls = access instanceof JavaMethodCall && pool.test(access.getTargetOwner());
          boolean reads =
              access instanceof JavaFieldAccess field && pool.test(field.getTarget().getRawType());
          if (calls || reads) {
            events.add(SimpleConditionEvent.violated(method, access.getDescription()));
          }
        }
      }
    };
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ReactiveRules::outermost).orElse(type);
  }
}
