package dev.switchboard.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.switchboard.testkit.ArchitectureRules.CONTRACTS;
import static dev.switchboard.testkit.ArchitectureRules.PLATFORM;
import static dev.switchboard.testkit.ArchitectureRules.ROOT;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;

/** Who may know whom: design.md section 1. */
final class DependencyRules {
  private DependencyRules() {}

  /** {@code contracts <- platform <- services}, and no service another's code. */
  static ArchRule onlyWhatTheBuildAllows(String servicePackage) {
    List<String> allowed = new ArrayList<>(List.of(servicePackage + "..", CONTRACTS + ".."));
    if (!servicePackage.startsWith(CONTRACTS)) {
      allowed.add(PLATFORM + "..");
    }
    return noClasses()
        .that()
        .resideInAPackage(servicePackage + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .because("dependencies point one way: contracts <- platform <- services");
  }

  static ArchRule contractsStayPure() {
    return noClasses()
        .that()
        .resideInAPackage("..contracts..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta..", "org.hibernate..")
        .because("a consumer outside Switchboard depends on contracts alone");
  }

  static ArchRule repositoriesServeTheirOwnFeature() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Repository")
        .should(
            new ArchCondition<>("be used in their own package only") {
              @Override
              public void check(JavaClass repository, ConditionEvents events) {
                repository.getDirectDependenciesToSelf().stream()
                    .filter(
                        use -> !use.getOriginClass().getPackage().equals(repository.getPackage()))
                    .map(Dependency::getDescription)
                    .forEach(use -> events.add(SimpleConditionEvent.violated(repository, use)));
              }
            })
        .because("features talk through a service class or an event");
  }

  static ArchRule packagesByFeature() {
    return noClasses()
        .should()
        .resideInAnyPackage(
            "..controller..",
            "..controllers..",
            "..dto..",
            "..entity..",
            "..entities..",
            "..repository..",
            "..repositories..",
            "..resource..",
            "..resources..",
            "..service..",
            "..services..",
            "..util..",
            "..utils..")
        .because("packages are cut by feature, never by layer");
  }

  static ArchRule constructorInjection() {
    return noFields()
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .orShould()
        .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
        .because("what a class needs is in its constructor, in final fields");
  }
}
