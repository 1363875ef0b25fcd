package io.luoshi.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.luoshi.gateway");

    @Test
    void packagesAreFreeOfCycles() {
        for (String name : new String[] {"edge", "problem", "route", "page"}) {
            assertThat(classes).anyMatch(type -> type.getPackageName().equals("io.luoshi.gateway." + name));
        }
        slices().matching("io.luoshi.gateway.(*)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(classes);
    }

    @Test
    void theGatewayKnowsNoServiceFromInside() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.luoshi.starter..", "io.luoshi.events..", "com.fasterxml.jackson.databind..")
                .check(classes);
    }
}
