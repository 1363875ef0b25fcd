package io.luoshi.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.luoshi.events");

    @Test
    void thePublishedLanguageDependsOnJavaAndJspecifyOnly() {
        assertThat(MAIN).extracting("simpleName").contains("UnitEvent", "TaskAssigned", "WorkingDays");
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.luoshi.events..")
                .check(MAIN);
    }
}
