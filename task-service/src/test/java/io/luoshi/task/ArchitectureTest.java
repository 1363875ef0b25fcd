package io.luoshi.task;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.luoshi.starter.outbox.Aggregate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.luoshi.task");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unit",
                "indicator",
                "light",
                "task",
                "plan",
                "notice",
                "document",
                "reading",
                "matching",
                "importing"
            })
    void everyPackageThatRulesSpeakOfExists(String feature) {
        assertThat(CLASSES.that(resideInAPackage("io.luoshi.task." + feature))).isNotEmpty();
    }

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        slices().matching("io.luoshi.task.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void aggregatesKnowNoSpringButItsMappingAnnotations() {
        noClasses()
                .that()
                .areAssignableTo(Aggregate.class)
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                "org.springframework.data.annotation..",
                                "org.springframework.data.mongodb.core.mapping.."))))
                .check(CLASSES);
    }

    @Test
    void theReaderAndTheRuleAreJavaAlone() {
        noClasses()
                .that()
                .resideInAnyPackage("io.luoshi.task.notice", "io.luoshi.task.indicator")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..")
                .check(CLASSES);
    }

    @Test
    void controllersAreSeenByNobody() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheOfficeClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .check(CLASSES);
    }
}
