package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.deploy.TinyBundles;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenes that come with the program serve where there is no footage. */
class AnomalySceneIT {
    private static final String MOTION = "builtin:motion";
    private static final int TRACK = 6;

    @TempDir Path folder;

    private Path bundle(Scene scene) throws IOException {
        return new TinyBundles(folder).file(1, MOTION, scene.width(), scene.height());
    }

    private List<String> scored(Path bundle, String source, String name) throws IOException {
        Path out = folder.resolve(name);
        Terminal terminal = run("score", source, "--model", bundle, "--out", out);
        assertThat(terminal.exitCode).as(terminal.err).isZero();
        return Files.readAllLines(out);
    }

    @Test
    void eachFrameIsScoredAndSaysWhoseTrackIsTheMostUnusual() throws IOException {
        Scene scene = Scenes.named("road", 3, 12);
        Path bundle = bundle(scene);

        List<String> lines = scored(bundle, "scene:road,3,12", "one.csv");

        assertThat(lines).hasSize(1 + scene.frames());
        List<String> tracks =
                lines.stream().skip(1).map(line -> line.split(",", -1)[TRACK]).toList();
        assertThat(tracks).contains("").anyMatch(track -> !track.isEmpty());
        assertThat(tracks.stream().filter(track -> !track.isEmpty()))
                .allMatch(track -> Long.parseLong(track) > 0);
        assertThat(scored(bundle, "scene:road,3,12", "again.csv")).isEqualTo(lines);
    }

    @Test
    void aBundleIsCalibratedOnSeveralScenes() throws IOException {
        Path bundle = bundle(Scenes.named("road", 3, 31));
        Path out = folder.resolve("calibrated.bundle");

        Terminal terminal =
                run(
                        "calibrate",
                        "--normal",
                        "scene:road,3,31",
                        "scene:road,4,31",
                        "--model",
                        bundle,
                        "--out",
                        out);

        assertThat(terminal.exitCode).as(terminal.err).isZero();
        assertThat(BundleFile.read(out).provenance().calibratedOn())
                .containsExactly("scene:road,3,31", "scene:road,4,31");
    }

    @Test
    void aSceneThatThereIsNotIsSaid() throws IOException {
        Path bundle = bundle(Scenes.named("road", 3, 12));

        Terminal terminal =
                run("score", "scene:rod,3", "--model", bundle, "--out", folder.resolve("s.csv"));

        assertThat(terminal.exitCode).isEqualTo(3);
        assertThat(terminal.err).contains("source 'scene:rod,3' needs to be scene:NAME");
    }

    private static Terminal run(Object... arguments) {
        String[] texts = new String[arguments.length + 3];
        texts[0] = "anomaly";
        for (int i = 0; i < arguments.length; i++) {
            texts[i + 1] = arguments[i].toString();
        }
        texts[arguments.length + 1] = "--detector";
        texts[arguments.length + 2] = MOTION;
        return Terminal.of(Engine.none(), Map.of(), texts);
    }
}
