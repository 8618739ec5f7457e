package dev.xylo.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data flow one way, left to right; nothing on the left knows what is on its right. */
@AnalyzeClasses(packages = "dev.xylo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule CORE_KNOWS_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("dev.xylo.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.xylo.core..", "java..");

    @ArchTest
    static final ArchRule SIMULATOR_KNOWS_THE_CORE_ONLY = classes()
            .that()
            .resideInAPackage("dev.xylo.sim..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.xylo.sim..", "dev.xylo.core..", "java..", "jdk.incubator.vector..");

    @ArchTest
    static final ArchRule FRONT_ENDS_KNOW_THE_CORE_ONLY = classes()
            .that()
            .resideInAPackage("dev.xylo.frontend..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.xylo.frontend..", "dev.xylo.core..", "java..");

    @ArchTest
    static final ArchRule QUANTIZERS_KNOW_THE_CORE_AND_COMMONS_MATH = classes()
            .that()
            .resideInAPackage("dev.xylo.quantize..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.xylo.quantize..", "dev.xylo.core..", "java..", "org.apache.commons.math3..");

    @ArchTest
    static final ArchRule FORMATS_KNOW_THE_CORE = noClasses()
            .that()
            .resideInAPackage("dev.xylo.formats..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.xylo.sim..", "dev.xylo.quantize..", "dev.xylo.study..", "dev.xylo.cli..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_COMMAND = noClasses()
            .that()
            .resideOutsideOfPackage("dev.xylo.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.xylo.cli..", "picocli..");

    @ArchTest
    static final ArchRule STUDY_IS_BELOW_THE_COMMAND_AND_APART_FROM_THE_TESTKIT = noClasses()
            .that()
            .resideInAnyPackage("dev.xylo.study..", "dev.xylo.sim..", "dev.xylo.quantize..", "dev.xylo.formats..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.xylo.testkit..");

    @ArchTest
    static final ArchRule VECTOR_API_STAYS_IN_ONE_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.xylo.sim.internal.vector..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector..");

    @ArchTest
    static final ArchRule INDEPENDENT_STEP_SHARES_NO_ARITHMETIC = noClasses()
            .that()
            .resideInAPackage("dev.xylo.testkit.independent..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.xylo.core.arithmetic..", "dev.xylo.sim..", "dev.xylo.frontend..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.xylo.(*)..").should().beFreeOfCycles();
}
