package io.luoshi.unit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.luoshi.starter.outbox.Aggregate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.luoshi.unit");

    @Test
    void theRulesLookAtSomething() {
        assertThat(MAIN).extracting("packageName").contains("io.luoshi.unit.register", "io.luoshi.unit.list");
    }

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching("io.luoshi.unit.(*)..").should().beFreeOfCycles().check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("..register..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..list..")
                .check(MAIN);
    }

    @Test
    void theAggregateKnowsNoSpringButItsDocumentAnnotations() {
        classes()
                .that()
                .areAssignableTo(Aggregate.class)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.luoshi..",
                        "org.jspecify..",
                        "org.springframework.data.annotation..",
                        "org.springframework.data.mongodb.core.mapping..",
                        "org.springframework.http..")
                .check(MAIN);
    }

    @Test
    void controllersAreSeenByNobody() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .bePackagePrivate()
                .check(MAIN);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses().should().callMethod(Instant.class, "now").check(MAIN);
        noClasses().should().callMethod(LocalDate.class, "now").check(MAIN);
        noClasses().should().callMethod(LocalDateTime.class, "now").check(MAIN);
        noClasses().should().callMethod(Clock.class, "systemUTC").check(MAIN);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(MAIN);
    }
}
