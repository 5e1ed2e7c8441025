package io.vigil.deploy.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.deploy.TinyBundles;
import io.vigil.deploy.console.Console;
import io.vigil.operators.perceive.DetectorConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is done with a bundle that is made. Making one is proved where {@code BundleTraining} is.
 */
class BundleTrainerTest {
    private static final String NAME = "gate-20000101-002915";

    @TempDir Path folder;

    private final List<String> told = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path footage;
    private BundleStore store;

    @BeforeEach
    void aBundleIsMadeOfTheFootage() throws Exception {
        footage = Files.createDirectories(folder.resolve("footage"));
        Files.writeString(footage.resolve("0946686555000000.jpg"), "the last image");
        TinyBundles bundles = new TinyBundles(folder);
        store = bundles.store;
        store.put(NAME, bundles.file(1, "motion", 64, 48));
    }

    @Test
    void isToldUntilSomebodyTakesIt() throws Exception {
        BundleTrainer trainer =
                trainer(
                        (camera, bundle) -> {
                            told.add(camera + " " + bundle);
                            if (told.size() < 3) {
                                throw new IllegalStateException("nobody reads what is sent");
                            }
                            return Optional.empty();
                        });
        assertThat(trainer.train("gate", footage, "")).isEqualTo(NAME);
        assertThat(told).hasSize(3).containsOnly("gate " + NAME);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce(
                        "Camera gate: bundle %s is made, and told of until somebody takes it: nobody reads what is sent"
                                .formatted(NAME));
    }

    @Test
    void isNotToldAgainWhenItIsRefused() {
        BundleTrainer trainer =
                trainer(
                        (camera, bundle) -> {
                            told.add(bundle);
                            return Optional.of("it is of another size");
                        });
        assertThatThrownBy(() -> trainer.train("gate", footage, ""))
                .hasMessage("the job does not take bundle %s: it is of another size", NAME);
        assertThat(told).hasSize(1);
    }

    @Test
    void isNotToldAnyMoreOfACameraThatLearnsAnew() {
        BundleTrainer trainer =
                trainer(
                        (camera, bundle) -> {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException("nobody reads what is sent");
                        });
        assertThatThrownBy(() -> trainer.train("gate", footage, ""))
                .isInstanceOf(InterruptedException.class);
    }

    private BundleTrainer trainer(BundleTrainer.Deployment deployment) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new BundleTrainer(
                store,
                DetectorConfig.of("builtin:motion"),
                deployment,
                Duration.ofMillis(5),
                new Console(out, out, false, 80, System::nanoTime));
    }
}
