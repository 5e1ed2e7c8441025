package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.PageConfig;
import io.vigil.deploy.config.RunSettings;
import io.vigil.deploy.console.Console;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import io.vigil.tracking.simulation.Renderer;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code vigil run} on a video that is black from its 20th to its 40th second and stands still from
 * its 60th to its 80th; it ends black again.
 */
class UnwellCameraIT {
    private static final int RATE = 10;
    private static final int SECONDS = 110;

    @TempDir Path folder;

    @Test
    void whatIsWrongIsInEveryPlaceWhereSomebodyWouldLook() throws Exception {
        Path video = video(folder.resolve("door.mkv"));
        Path out = folder.resolve("out");
        DeploymentConfig usual = DeploymentConfig.inProcess();
        DeploymentConfig config =
                new DeploymentConfig(
                        "unwell",
                        List.of(CameraConfig.of("door", video.toString())),
                        usual.scenes(),
                        DetectorConfig.of("builtin:motion"),
                        SecondaryConfig.NONE,
                        usual.tracker(),
                        usual.health(),
                        usual.kafka(),
                        usual.flink(),
                        out,
                        false,
                        new PageConfig(false, 0),
                        usual.anomaly());
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, false, 80, System::nanoTime);
        assertThat(RunSession.run(new RunSettings(config, false), console)).isZero();

        List<JsonNode> alerts = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("door").resolve("alerts.jsonl"))) {
            alerts.add(new ObjectMapper().readTree(line));
        }
        assertThat(alerts.stream().map(UnwellCameraIT::said))
                .containsExactly(
                        "camera-dark opened",
                        "camera-dark resolved",
                        "camera-frozen opened",
                        "camera-frozen resolved",
                        "camera-dark opened");
        assertThat(alerts.get(0).get("alertId")).isEqualTo(alerts.get(1).get("alertId"));
        long start = alerts.get(0).get("startedAtMicros").asLong() - 20_000_000;
        assertThat(seconds(alerts.get(0), start)).isBetween(29.0, 32.0);
        assertThat(seconds(alerts.get(1), start)).isBetween(44.0, 47.0);
        assertThat(seconds(alerts.get(2), start)).isBetween(69.0, 72.0);
        assertThat(seconds(alerts.get(3), start)).isBetween(84.0, 87.0);

        JsonNode summary =
                new ObjectMapper()
                        .readTree(out.resolve("summary.json").toFile())
                        .at("/cameras/door/alerts");
        assertThat(summary).hasSize(3);
        assertThat(summary.get(0).get("kind").asText()).isEqualTo("camera-dark");
        assertThat(summary.get(2).get("resolvedAtMicros").isNull()).isTrue();
        String report = Files.readString(out.resolve("report.html"));
        Files.writeString(Path.of("target", "unwell.html"), report);
        assertThat(report)
                .contains(
                        "Camera health", "Black picture", "Frozen picture", "not over at the end");
    }

    private static String said(JsonNode alert) {
        return alert.get("kind").asText() + " " + alert.get("phase").asText();
    }

    private static double seconds(JsonNode alert, long startMicros) {
        return (alert.get("capturedAtMicros").asLong() - startMicros) / 1e6;
    }

    private static Path video(Path file) throws Exception {
        Scene scene = Scenes.named("care-room", 7, SECONDS);
        Renderer renderer = new Renderer(scene, 1);
        byte[] bgr = new byte[3 * scene.width() * scene.height()];
        try (FFmpegFrameRecorder recorder =
                        new FFmpegFrameRecorder(file.toFile(), scene.width(), scene.height());
                OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();
                Mat image = new Mat(scene.height(), scene.width(), opencv_core.CV_8UC3)) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_FFV1);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setFrameRate(RATE);
            recorder.start();
            for (int i = 0; i < SECONDS * RATE; i++) {
                double second = i / (double) RATE;
                boolean black = (second >= 20 && second < 40) || second >= 95;
                boolean still = second >= 60 && second < 80;
                if (black) {
                    Arrays.fill(bgr, (byte) 0);
                } else if (!still) {
                    renderer.render((int) (second * scene.framesPerSecond()), bgr);
                }
                image.data().put(bgr);
                recorder.record(converter.convert(image));
            }
        }
        return file;
    }
}
