package io.vigil.deploy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** Who may know what, seen from the one module that sees all. */
class ArchitectureTest {
    private static final JavaClasses VIGIL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.vigil");

    /** What must be a function of its arguments alone. */
    private static final String[] PURE = {
        "io.vigil.tracking..", "io.vigil.anomaly..", "io.vigil.ingest", "io.vigil.ingest.memory.."
    };

    @Test
    void modulesKnowOnlyThoseBeneathThem() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.vigil..")
                .layer("ingest")
                .definedBy("io.vigil.ingest..")
                .layer("tracking")
                .definedBy("io.vigil.tracking..")
                .optionalLayer("anomaly")
                .definedBy("io.vigil.anomaly..")
                .layer("operators")
                .definedBy("io.vigil.operators..")
                .layer("sinks")
                .definedBy("io.vigil.sinks..")
                .layer("deploy")
                .definedBy("io.vigil.deploy..")
                .whereLayer("deploy")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("sinks")
                .mayOnlyBeAccessedByLayers("deploy")
                .whereLayer("operators")
                .mayOnlyBeAccessedByLayers("deploy")
                .whereLayer("ingest")
                .mayNotAccessAnyLayer()
                .whereLayer("tracking")
                .mayNotAccessAnyLayer()
                .whereLayer("anomaly")
                .mayOnlyAccessLayers("tracking")
                .whereLayer("operators")
                .mayOnlyAccessLayers("ingest", "tracking", "anomaly")
                .whereLayer("sinks")
                .mayOnlyAccessLayers("anomaly", "tracking")
                .check(VIGIL);
    }

    @Test
    void packagesFormNoCycles() {
        slices().assignedFrom(
                        new SliceAssignment() {
                            @Override
                            public SliceIdentifier getIdentifierOf(JavaClass c) {
                                String name = c.getPackageName();
                                // What a tracklet remembers of its motion and its looks is part
                                // of the state.
                                return name.equals("io.vigil.tracking.motion")
                                                || name.equals("io.vigil.tracking.appearance")
                                        ? SliceIdentifier.of("io.vigil.tracking")
                                        : SliceIdentifier.of(name);
                            }

                            @Override
                            public String getDescription() {
                                return "packages, tracking with motion and appearance being one";
                            }
                        })
                .should()
                .beFreeOfCycles()
                .check(VIGIL);
    }

    @Test
    void flinkIsKnownToOperatorsSinksAndDeployAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.vigil.operators..", "io.vigil.sinks..", "io.vigil.deploy..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink..")
                .check(VIGIL);
    }

    @Test
    void theLibrariesKnowNoKafkaEither() {
        noClasses()
                .that()
                .resideInAnyPackage("io.vigil.tracking..", "io.vigil.anomaly..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.bytedeco..", "org.apache.avro..")
                .check(VIGIL);
    }

    @Test
    void onnxRuntimeIsKnownToPerceptionAndTheAutoencoderAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.vigil.operators.perceive..", "io.vigil.anomaly.autoencoder..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(VIGIL);
    }

    @Test
    void javaCvIsKnownOnlyWherePixelsAreHandled() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.vigil.ingest..",
                        "io.vigil.operators.perceive..",
                        "io.vigil.sinks.evidence..",
                        // The demo encodes its rendered scenes, and the benchmark decodes by
                        // itself.
                        "io.vigil.deploy",
                        "io.vigil.deploy.run..",
                        // Evaluations read still images.
                        "io.vigil.deploy.check..",
                        "io.vigil.deploy.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(VIGIL);
    }

    @Test
    void avroStaysOnTheWire() {
        DescribedPredicate<JavaClass> generated =
                DescribedPredicate.describe(
                        "generated by Avro",
                        c ->
                                c.isAssignableTo(SpecificRecordBase.class)
                                        && c.getPackageName().startsWith("io.vigil"));
        noClasses()
                .that()
                .resideOutsideOfPackages("..wire..")
                .and(DescribedPredicate.not(generated))
                .should()
                .dependOnClassesThat(generated)
                .check(VIGIL);
    }

    @Test
    void librariesHaveNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(VIGIL);
    }

    @Test
    void librariesHaveNoChanceWithoutASeed() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(VIGIL);
    }

    @Test
    void librariesRememberNothingInStaticFields() {
        DescribedPredicate<JavaField> ofAMutableKind =
                DescribedPredicate.describe(
                        "hold an atomic",
                        f -> f.getRawType().getPackageName().equals("java.util.concurrent.atomic"));
        fields().that()
                .areDeclaredInClassesThat(resideInAnyPackage(PURE))
                .and()
                .areStatic()
                .should()
                .beFinal()
                .andShould(
                        com.tngtech.archunit.lang.conditions.ArchConditions.not(
                                com.tngtech.archunit.lang.conditions.ArchConditions.have(
                                        ofAMutableKind)))
                .check(VIGIL);
    }

    @Test
    void internalsAreNotUsedAcrossModules() {
        for (String module : new String[] {"ingest", "tracking", "anomaly", "operators", "sinks"}) {
            noClasses()
                    .that(resideOutsideOfPackages("io.vigil." + module + ".."))
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.vigil." + module + "..internal.."))
                    .check(VIGIL);
        }
    }
}
