package dev.millrace.designer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules that keep the studio's walls where they are, each with its reason. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.millrace.designer");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.millrace.designer.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a part that can be understood alone can be changed alone")
                .check(CLASSES);
    }

    @Test
    void viewModelsKnowNoControls() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..", "org.fxmisc..")
                .because("what is decided must be testable without a window")
                .check(CLASSES);
    }

    @Test
    void theEngineIsReachedInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.millrace.designer.run..", "dev.millrace.designer.studio..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.millrace.runtime.engine..",
                        "dev.millrace.runtime.plan..",
                        "dev.millrace.runtime.task..",
                        "dev.millrace.runtime.operator..")
                .because("a cluster will be watched through the same view models")
                .check(CLASSES);
    }

    @Test
    void theLayoutLibraryStaysInItsPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.millrace.designer.layout..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.elk..")
                .because("a layout is an edit, wherever it came from")
                .check(CLASSES);
    }
}
