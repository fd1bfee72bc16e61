package dev.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each rule finds its bad class in package {@code bad}, and nothing but it. */
class ArchitectureRulesTest {
  private static final String BAD = "dev.switchboard.testkit.bad";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(BAD);

  @Test
  void aServiceDependsOnNoOtherService() {
    ArchRule rule = DependencyRules.onlyWhatTheBuildAllows(BAD + ".other");

    assertThat(broken(rule)).containsExactly("Intruder");
  }

  @Test
  void contractsImportNoFramework() {
    assertThat(broken(DependencyRules.contractsStayPure())).containsExactly("ReactiveContract");
  }

  @Test
  void aRepositoryIsUsedInItsOwnPackageOnly() {
    assertThat(violations(DependencyRules.repositoriesServeTheirOwnFeature()))
        .isNotEmpty()
        .allMatch(violation -> violation.contains("Intruder"));
  }

  @Test
  void packagesAreNotLayers() {
    assertThat(broken(DependencyRules.packagesByFeature())).containsExactly("ByLayer");
  }

  @Test
  void fieldsAreNotInjected() {
    assertThat(broken(DependencyRules.constructorInjection())).containsExactly("InjectedField");
  }

  @Test
  void uniStaysWithResourcesServicesAndRepositories() {
    assertThat(broken(ReactiveRules.uniStaysAtTheEdges()))
        .containsExactly("ReactiveContract", "Visit", "VisitPolicy", "VisitView");
  }

  @Test
  void recordsAndEntitiesHaveNoUni() {
    assertThat(broken(ReactiveRules.valuesAreSynchronous())).containsExactly("Visit", "VisitView");
  }

  @Test
  void nobodyAwaitsOrSubscribesAlsoNotInALambda() {
    assertThat(violations(ReactiveRules.nothingAwaitsOrSubscribes()))
        .hasSize(3)
        .allMatch(violation -> violation.contains("WaitingService"))
        .anyMatch(violation -> violation.contains("Uni.await()"))
        .anyMatch(violation -> violation.contains("Uni.subscribe()"))
        .anyMatch(violation -> violation.contains("Uni.subscribeAsCompletionStage()"));
  }

  @Test
  void aTenantsTransactionUsesNoPoolAlsoNotInALambda() {
    String mark = BAD + ".feature.TransactionMark";

    assertThat(violations(ReactiveRules.tenantTransactionsUseNoPool(mark)))
        .isNotEmpty()
        .allMatch(violation -> violation.contains("TwoConnectionsService.change()"))
        .anyMatch(violation -> violation.contains("Pool.query"));
  }

  @Test
  void emptyNamesAreRefused() {
    assertThat(broken(CodeRules.namesSayWhatAThingIs())).containsExactly("VisitHelper");
  }

  @Test
  void moneyIsNeverDoubleInAFieldASignatureOrACall() {
    assertThat(broken(CodeRules.moneyIsNotBinary())).containsExactly("DoubleCall", "DoubleField");
  }

  @Test
  void secretsAreNotComparedWithArraysEquals() {
    assertThat(violations(CodeRules.secretsAreComparedInConstantTime()))
        .singleElement()
        .asString()
        .contains("GuessableToken.matches(");
  }

  @Test
  void onlyClocksReadTheTime() {
    assertThat(violations(CodeRules.timeComesFromAClock()))
        .hasSize(4)
        .allMatch(violation -> violation.contains("OwnWatch"))
        .noneMatch(violation -> violation.contains("told("));
  }

  @Test
  void contractsKeepTheRules() {
    assertThatCode(() -> ArchitectureRules.verify("dev.switchboard.contracts"))
        .doesNotThrowAnyException();
  }

  @Test
  void aPackageWithoutClassesIsAMistakeAndNotASuccess() {
    assertThatThrownBy(() -> ArchitectureRules.verify("dev.switchboard.contracts.misspelt"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no classes");
  }

  private static List<String> violations(ArchRule rule) {
    return rule.evaluate(CLASSES).getFailureReport().getDetails();
  }

  /** Simple names of the classes that violate the rule: each report begins with what is wrong. */
  private static List<String> broken(ArchRule rule) {
    List<String> violations = violations(rule);
    return CLASSES.stream()
        .filter(type -> violations.stream().anyMatch(line -> isAbout(type, line)))
        .map(JavaClass::getSimpleName)
        .sorted()
        .toList();
  }

  private static boolean isAbout(JavaClass type, String violation) {
    return Pattern.compile("\\w+ <" + Pattern.quote(type.getName()) + "[.>(]")
        .matcher(violation)
        .lookingAt();
  }
}
