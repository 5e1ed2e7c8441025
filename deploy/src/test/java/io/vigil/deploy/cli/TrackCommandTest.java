package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.config.TrackerConfig;
import io.vigil.tracking.evaluation.MotFile;
import io.vigil.tracking.evaluation.MotRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackCommandTest {
    @TempDir Path folder;

    @Test
    void twoWalkersKeepTheirIds() throws IOException {
        Path detections = detections(40, 0.9);

        Terminal terminal = track(detections);

        assertThat(terminal.err).contains("res.txt: 80 boxes of 2 tracks, from 80 detections");
        assertThat(terminal.exitCode).isZero();
        List<MotRow> rows = MotFile.read(folder.resolve("results/res.txt"));
        assertThat(rows).extracting(MotRow::id).containsOnly(1L, 2L);
        assertThat(rows).extracting(MotRow::frame).contains(1, 20, 40);
        assertThat(rows).filteredOn(r -> r.id() == 1).allMatch(r -> r.box().top() < 200);
        assertThat(Files.readAllLines(folder.resolve("results/res.txt")).get(0))
                .matches("1,1,\\d+\\.\\d+,100\\.000,50\\.000,100\\.000,0\\.9000,-1,-1,-1");
        try (var files = Files.list(folder.resolve("results"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theTrackersSettingsComeFromAFile() throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("c.yaml"),
                        "tracker: {name: bytetrack, parameters: {birth-score: 0.95, high-score: 0.95}}\n");

        Terminal terminal = track(detections(20, 0.9), "--config=" + config);

        assertThat(terminal.exitCode).isZero();
        assertThat(MotFile.read(folder.resolve("results/res.txt"))).isEmpty();
    }

    @Test
    void publishedTrackersCountTheFramesOfTheFile() throws IOException {
        for (String name : List.of("sort", "oc-sort", "deepsort")) {
            Path config =
                    Files.writeString(folder.resolve("c.yaml"), "tracker: {name: " + name + "}\n");

            // At ten frames a second SORT's one frame out of sight is a tenth of a second.
            Terminal terminal = track(detections(20, 0.9), "--config=" + config);

            assertThat(terminal.exitCode).isZero();
            assertThat(MotFile.read(folder.resolve("results/res.txt")))
                    .as(name)
                    .hasSizeGreaterThanOrEqualTo(36)
                    .extracting(MotRow::id)
                    .containsOnly(1L, 2L);
        }
    }

    @Test
    void aTrackerThatIsNamedGoesBeforeTheFile() throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("c.yaml"),
                        "tracker: {name: bytetrack, parameters: {birth-score: 0.95}}\n");
        Path detections = detections(20, 0.9);

        for (String name : TrackerConfig.NAMES) {
            Terminal terminal = track(detections, "--config=" + config, "--tracker=" + name);

            assertThat(terminal.exitCode).isZero();
            assertThat(MotFile.read(folder.resolve("results/res.txt")).isEmpty())
                    .as(name)
                    .isEqualTo(name.equals("bytetrack"));
        }
    }

    @Test
    void anUnknownTrackerIsRefusedWithTheKnownNames() throws IOException {
        Terminal terminal = track(detections(5, 0.9), "--tracker=bytetrak");

        assertThat(terminal.exitCode).isEqualTo(2);
        assertThat(terminal.err)
                .startsWith(
                        "vigil: --tracker is 'bytetrak', but needs to be one of vigil, bytetrack, sort, oc-sort, deepsort; did you mean 'bytetrack'?");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void whoStandsStillIsFollowedWhereTheCamerasMotionIsKnown() throws IOException {
        StringBuilder boxes = new StringBuilder();
        StringBuilder motion = new StringBuilder();
        for (int frame = 1; frame <= 40; frame++) {
            // The camera jerks to and fro by more than the boxes are wide.
            boolean aside = frame % 8 >= 4;
            boolean jerk = frame % 4 == 0;
            for (int person = 0; person < 2; person++) {
                boxes.append(
                        "%d,-1,%d,100,40,100,0.9\n"
                                .formatted(frame, 100 + 300 * person + (aside ? 120 : 0)));
            }
            motion.append("%d 1 0 %d 0 1 0\n".formatted(frame - 1, jerk ? aside ? 120 : -120 : 0));
        }
        Path detections = Files.writeString(folder.resolve("det.txt"), boxes);
        Path gmc = Files.writeString(folder.resolve("gmc.txt"), motion);

        assertThat(track(detections, "--camera-motion=" + gmc).err).contains("of 2 tracks");
        assertThat(track(detections).err).doesNotContain("of 2 tracks");
    }

    @Test
    void filesThatCannotBeReadAreSaid() throws IOException {
        Terminal missing = track(folder.resolve("none.txt"));
        Terminal broken = track(Files.writeString(folder.resolve("b.txt"), "1,-1,0,0,5,5,1\nx\n"));
        Terminal margins = track(detections(5, 37));
        Terminal rate = track(detections(5, 0.9), "--frame-rate=0");

        assertThat(missing.exitCode).isEqualTo(3);
        assertThat(missing.err).isEqualTo("vigil: There is no file " + folder + "/none.txt\n");
        assertThat(broken.exitCode).isEqualTo(3);
        assertThat(broken.err).contains("b.txt, line 2: needs frame,id,left");
        assertThat(margins.exitCode).isEqualTo(3);
        assertThat(margins.err)
                .contains("det.txt: Frame 1: a detection's score needs to be in [0, 1]");
        assertThat(rate.exitCode).isEqualTo(2);
    }

    @Test
    void anInputIsNeverWrittenOver() throws IOException {
        Path detections = detections(20, 0.9);
        List<String> before = Files.readAllLines(detections);

        Terminal terminal =
                Terminal.of(
                        Engine.none(),
                        Map.of(),
                        "track",
                        "--detections=" + detections,
                        "--frame-rate=10",
                        "--out=" + detections);

        assertThat(terminal.exitCode).isEqualTo(2);
        assertThat(terminal.err).contains("--out", "--detections", "would be lost");
        assertThat(Files.readAllLines(detections)).isEqualTo(before);
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        assertThat(track(folder).exitCode).isEqualTo(3);
        assertThat(track(detections(5, 0.9), "--camera-motion=" + folder).exitCode).isEqualTo(3);
    }

    @Test
    void whatBecomesOfTheCamerasMotionIsSaid() throws IOException {
        Path motion =
                Files.writeString(folder.resolve("gmc.txt"), "0 1 0 0 0 1 0\n1 0 0 0 0 0 0\n");

        assertThat(track(detections(20, 0.9), "--camera-motion=" + motion).err)
                .contains("1 of 2 images have a motion that a camera can make");
        assertThat(track(detections(20, 0.9), "--camera-motion=" + motion, "--tracker=sort").err)
                .contains("sort ignores the camera's motion");
    }

    private Terminal track(Path detections, String... more) {
        List<String> arguments = new ArrayList<>(List.of("track", "--detections=" + detections));
        arguments.add("--out=" + folder.resolve("results/res.txt"));
        arguments.addAll(List.of(more));
        if (arguments.stream().noneMatch(a -> a.startsWith("--frame-rate"))) {
            arguments.add("--frame-rate=10");
        }
        return Terminal.of(Engine.none(), Map.of(), arguments.toArray(String[]::new));
    }

    private Path detections(int frames, double score) throws IOException {
        String lines =
                IntStream.rangeClosed(1, frames)
                        .mapToObj(
                                f ->
                                        "%d,-1,%d,100,50,100,%s\n%d,-1,%d,300,50,100,%s\n"
                                                .formatted(
                                                        f,
                                                        10 + 4 * f,
                                                        score,
                                                        f,
                                                        400 - 4 * f,
                                                        score))
                        .collect(Collectors.joining());
        return Files.writeString(folder.resolve("det.txt"), lines);
    }
}
