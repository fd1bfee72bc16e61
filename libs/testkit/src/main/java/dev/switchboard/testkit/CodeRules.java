package dev.switchboard.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.switchboard.testkit.ArchitectureRules.CONTRACTS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Names, money, secrets and time: style.md, design.md sections 4 and 6. */
final class CodeRules {
  private static final List<String> EMPTY_NAMES =
      List.of("DTO", "Dto", "Impl", "Manager", "Util", "Utils", "Helper", "Helpers");
  private static final Set<String> BINARY =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  private CodeRules() {}

  static ArchRule namesSayWhatAThingIs() {
    return noClasses()
        .should(
            ArchCondition.from(
                describe(
                    "end with one of " + EMPTY_NAMES,
                    type -> EMPTY_NAMES.stream().anyMatch(type.getSimpleName()::endsWith))))
        .because("such a name tells nothing: use the field's own word");
  }

  static ArchRule moneyIsNotBinary() {
    DescribedPredicate<JavaClass> money =
        describe(
            "money",
            type ->
                Arrays.asList(type.getPackageName().split("\\.", -1)).contains("billing")
                    || type.getSimpleName().equals("Money"));
    return classes()
        .that(money)
        .should(
            new ArchCondition<>("use no double and no float") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                binaryNumbers(type)
                    .forEach(use -> events.add(SimpleConditionEvent.violated(type, use)));
              }
            })
        .because("0.1 + 0.2 is not 0.3: amounts and billable quantities are BigDecimal");
  }

  static ArchRule secretsAreComparedInConstantTime() {
    return noClasses()
        .that()
        .resideInAnyPackage("..security..", "..secret..", "..secrets..", "..whatsapp..")
        .should()
        .callMethodWhere(
            describe(
                "byte arrays are compared with Arrays",
                call ->
                    call.getTargetOwner().isEquivalentTo(Arrays.class)
                        && Set.of("equals", "compare", "mismatch")
                            .contains(call.getTarget().getName())
                        && call.getTarget()
                            .getRawParameterTypes()
                            .getFirst()
                            .isEquivalentTo(byte[].class)))
        .because("its time tells how much of a guess was right: use MessageDigest.isEqual");
  }

  static ArchRule timeComesFromAClock() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(CONTRACTS + "..")
        .and(not(simpleNameEndingWith("Clock")))
        .should()
        .callMethodWhere(describe("the machine's clock is read", CodeRules::readsTheMachinesClock))
        .because("time is injected: SystemClock or BusinessClock");
  }

  private static boolean readsTheMachinesClock(JavaMethodCall call) {
    JavaClass owner = call.getTargetOwner();
    String name = call.getTarget().getName();
    if (owner.isEquivalentTo(System.class)) {
      return name.equals("currentTimeMillis");
    }
    if (owner.isEquivalentTo(Clock.class)) {
      return name.startsWith("system");
    }
    return owner.getPackageName().equals("java.time")
        && name.equals("now")
        && call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static Stream<String> binaryNumbers(JavaClass type) {
    Stream<String> fields =
        type.getFields().stream()
            .filter(field -> isBinary(field.getRawType()))
            .map(JavaField::getDescription);
    Stream<String> signatures =
        type.getCodeUnits().stream()
            .filter(unit -> hasBinary(unit.getRawParameterTypes(), unit.getRawReturnType()))
            .map(JavaCodeUnit::getDescription);
    Stream<String> calls =
        type.getCodeUnitCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().getPackageName().startsWith("java."))
            .filter(
                call ->
                    hasBinary(
                        call.getTarget().getRawParameterTypes(),
                        call.getTarget().getRawReturnType()))
            .map(call -> call.getDescription());
    return Stream.of(fields, signatures, calls).flatMap(uses -> uses);
  }

  private static boolean hasBinary(List<JavaClass> parameters, JavaClass result) {
    return isBinary(result) || parameters.stream().anyMatch(CodeRules::isBinary);
  }

  private static boolean isBinary(JavaClass type) {
    return BINARY.contains(type.getName());
  }
}
