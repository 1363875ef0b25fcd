package io.luoshi.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.luoshi.notification");

    @ParameterizedTest
    @ValueSource(strings = {"recipient", "smtp", "mail", "notice", "reminder"})
    void everyFeatureExists(String feature) {
        assertThat(CLASSES.containPackage("io.luoshi.notification." + feature)).isTrue();
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("io.luoshi.notification.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void smtpKnowsNothingOfMessages() {
        noClasses()
                .that()
                .resideInAPackage("..smtp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..notification.mail..", "..notice..", "..reminder..", "..recipient..")
                .check(CLASSES);
    }

    @Test
    void theAggregateKnowsOnlySpringsDataAnnotations() {
        noClasses()
                .that()
                .areAssignableTo(Aggregate.class)
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are Spring's, but its data annotations",
                        type -> type.getPackageName().startsWith("org.springframework")
                                && !type.getPackageName().equals("org.springframework.data.annotation")
                                && !type.getPackageName().equals("org.springframework.data.mongodb.core.mapping")))
                .check(CLASSES);
    }

    @Test
    void controllersAreSeenByNobody() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .onlyHaveDependentClassesThat()
                .haveSimpleNameContaining("Controller")
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheClock() {
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
