package io.luoshi.progress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import io.luoshi.starter.outbox.Aggregate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.luoshi.progress");

    @ParameterizedTest
    @ValueSource(strings = {"calendar", "assignment", "receipt", "report", "obligation"})
    void everyFeatureHasItsPackage(String feature) {
        assertThat(SERVICE).anyMatch(type -> type.getPackageName().equals("io.luoshi.progress." + feature));
    }

    @Test
    void featuresDependOnEachOtherInOneDirection() {
        slices().matching("io.luoshi.progress.(*)..").should().beFreeOfCycles().check(SERVICE);
        noClasses()
                .that()
                .resideInAnyPackage("..calendar..", "..assignment..", "..receipt..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..report..", "..obligation..")
                .check(SERVICE);
    }

    @Test
    void aggregatesKnowNothingOfSpringButHowTheyAreStored() {
        assertThat(SERVICE)
                .filteredOn(type -> type.isAssignableTo(Aggregate.class))
                .hasSize(2);
        noClasses()
                .that()
                .areAssignableTo(Aggregate.class)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are Spring's, annotations of data aside",
                        (JavaClass type) ->
                                type.getPackageName().startsWith("org.springframework") && !type.isAnnotation()))
                .check(SERVICE);
    }

    @Test
    void controllersAreSeenByNobody() {
        assertThat(SERVICE)
                .filteredOn(type -> type.isAnnotatedWith(RestController.class))
                .hasSize(4);
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .bePackagePrivate()
                .check(SERVICE);
    }

    @Test
    void timeComesFromTheClockOnly() {
        ArchRule rule = clocklessTime();
        rule.check(SERVICE);
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(AsksTheMachine.class))
                        .hasViolation())
                .as("the rule finds what it forbids")
                .isTrue();
    }

    private static ArchRule clocklessTime() {
        ArchRule rule = noClasses().should().callMethod(Instant.class, "now");
        for (Class<?> type : List.of(LocalDate.class, LocalDateTime.class)) {
            rule = CompositeArchRule.of(rule).and(noClasses().should().callMethod(type, "now"));
        }
        return rule;
    }

    static class AsksTheMachine {
        final LocalDate today = LocalDate.now();
    }
}
