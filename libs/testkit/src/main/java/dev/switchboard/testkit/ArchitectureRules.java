package dev.switchboard.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of the house that a compiler does not know (design.md sections 1, 5 and 6, style.md).
 * Every service has one test that calls {@link #verify}.
 */
public final class ArchitectureRules {
  static final String ROOT = "dev.switchboard";
  static final String CONTRACTS = ROOT + ".contracts";
  static final String PLATFORM = ROOT + ".platform";

  private ArchitectureRules() {}

  /**
   * Checks the main classes of a package and all below it.
   *
   * @param servicePackage {@code dev.switchboard.conversation}
   * @throws AssertionError that names every broken rule, with class and line
   */
  public static void verify(String servicePackage) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(servicePackage);
    if (classes.isEmpty()) {
      throw new AssertionError("no classes in " + servicePackage);
    }
    if (!servicePackage.startsWith(CONTRACTS)) {
      requireClass(ReactiveRules.TENANT_TRANSACTION);
    }
    String failures =
        rules(servicePackage)
            .map(rule -> rule.allowEmptyShould(true).evaluate(classes))
            .filter(EvaluationResult::hasViolation)
            .map(result -> result.getFailureReport().toString())
            .collect(Collectors.joining("\n\n"));
    if (!failures.isEmpty()) {
      throw new AssertionError(failures);
    }
  }

  /** A rule that looks for a name nobody has any more would accept everything. */
  private static void requireClass(String name) {
    try {
      Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("a rule looks for " + name + ", which is gone", e);
    }
  }

  private static Stream<ArchRule> rules(String servicePackage) {
    return Stream.of(
            List.of(
                DependencyRules.onlyWhatTheBuildAllows(servicePackage),
                DependencyRules.contractsStayPure(),
                DependencyRules.repositoriesServeTheirOwnFeature(),
                DependencyRules.packagesByFeature(),
                DependencyRules.constructorInjection()),
            List.of(
                ReactiveRules.uniStaysAtTheEdges(),
                ReactiveRules.valuesAreSynchronous(),
                ReactiveRules.nothingAwaitsOrSubscribes(),
                ReactiveRules.tenantTransactionsUseNoPool(ReactiveRules.TENANT_TRANSACTION)),
            List.of(
                CodeRules.namesSayWhatAThingIs(),
                CodeRules.moneyIsNotBinary(),
                CodeRules.secretsAreComparedInConstantTime(),
                CodeRules.timeComesFromAClock()))
        .flatMap(List::stream);
  }
}
