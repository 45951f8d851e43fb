package dev.millrace.model;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules of this module, each with its reason. */
class ArchitectureTest {

    private static final String MODEL = "dev.millrace.model..";

    private static final JavaClasses MODEL_CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.millrace.model");

    @Test
    void graphLibraryStaysInTheGraphPackage() {
        owns("org.jgrapht..", "dev.millrace.model.graph..");
    }

    @Test
    void jsonLibraryStaysWhereTextIsRead() {
        owns("tools.jackson..", "dev.millrace.model.json..", "dev.millrace.model.expression..");
    }

    @Test
    void sqlAndRegularExpressionLibrariesStayInTheExpressionPackage() {
        owns("org.apache.calcite..", "dev.millrace.model.expression..");
        owns("com.google.re2j..", "dev.millrace.model.expression..");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.millrace.model.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each part can then be read, tested and replaced without the others")
                .check(MODEL_CLASSES);
        slices().matching("dev.millrace.model.operator.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MODEL_CLASSES);
    }

    @Test
    void nothingDependsOnTheKindsButTheCatalogsServiceFile() {
        noClasses()
                .that(resideInAPackage(MODEL).and(not(resideInAPackage("dev.millrace.model.operator.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.millrace.model.operator..")
                .because("kinds of others must be able to do what Millrace's own can")
                .check(MODEL_CLASSES);
    }

    @Test
    void theModelHasNoClockNoThreadAndNoChance() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callConstructor(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .because("a document means the same at any time, in any run")
                .check(MODEL_CLASSES);
    }

    private void owns(String library, String... owners) {
        noClasses()
                .that(not(resideInAnyPackage(owners)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a library that is known in one place can be replaced in one place")
                .check(MODEL_CLASSES);
    }
}
