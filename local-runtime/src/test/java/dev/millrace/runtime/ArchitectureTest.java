package dev.millrace.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules that keep the engine's walls where they are, each with its reason. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.millrace.runtime");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.millrace.runtime.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a part that can be understood alone can be changed alone")
                .check(CLASSES);
    }

    @Test
    void threadsAreMadeByTheSchedulersAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.millrace.runtime.schedule..")
                .should()
                .callMethod(Thread.class, "ofPlatform")
                .orShould()
                .callConstructor(Thread.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("the simulated scheduler can only repeat a run if nothing else runs beside it")
                .check(CLASSES);
    }

    @Test
    void theClockIsReadInItsHomes() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.millrace.runtime.schedule..", "dev.millrace.runtime.time..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("operators are given time, so that it can be virtual")
                .check(CLASSES);
    }

    @Test
    void queuesStayInsideTheExchange() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.millrace.runtime.exchange..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jctools..")
                .because("how batches cross threads is the exchange's own business")
                .check(CLASSES);
    }

    @Test
    void parsersOfFilesStayInsideTheConnectors() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.millrace.runtime.connector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("de.siegmar.fastcsv..", "com.github.luben.zstd..", "tools.jackson..")
                .because("the engine knows columns, not file formats")
                .check(CLASSES);
    }

    @Test
    void operatorsDoNotKnowWhoRunsThem() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.millrace.runtime.operator..",
                        "dev.millrace.runtime.aggregate..",
                        "dev.millrace.runtime.state..",
                        "dev.millrace.runtime.expression..",
                        "dev.millrace.runtime.data..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.millrace.runtime.task..",
                        "dev.millrace.runtime.schedule..",
                        "dev.millrace.runtime.plan..",
                        "dev.millrace.runtime.engine..")
                .because("an operator must run alone in a test")
                .check(CLASSES);
    }
}
