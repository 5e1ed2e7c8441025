package io.vigil.operators.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.anomaly.CameraHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real cameras, which are well, and what they look like when they are not. */
class NormalFootageIT {
    private static final Logger LOG = LoggerFactory.getLogger(NormalFootageIT.class);
    private static final Path DATA =
            Path.of(System.getProperty("vigil.root", ".."), "..", "shared", "data");
    private static final double RATE = 2;

    /** Short clips are shown again and again. */
    private static final int LEAST_SECONDS = 180;

    private record Film(List<byte[]> pictures, int width, int height) {}

    @TestFactory
    Stream<DynamicTest> aCameraThatIsWellRaisesNoAlert() throws IOException {
        List<Path> videos = videos();
        assumeTrue(!videos.isEmpty(), () -> "no footage at " + DATA.toAbsolutePath());
        return videos.stream()
                .map(
                        video ->
                                DynamicTest.dynamicTest(
                                        DATA.relativize(video).toString(), () -> isWell(video)));
    }

    private static void isWell(Path video) throws IOException {
        Film film = film(video);
        Camera camera = new Camera(HealthConfig.DEFAULTS);
        for (int i = 0; i < LEAST_SECONDS * RATE || i < film.pictures.size(); i++) {
            show(film, film.pictures.get(i % film.pictures.size()), i, camera);
        }
        LOG.info(
                "{}: {} pictures, alerts {}, sharpness at least {} of normal, view agrees at least {}",
                DATA.relativize(video),
                film.pictures.size(),
                camera.said(),
                least(camera, false),
                least(camera, true));
        assertThat(camera.alerts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pets09_s2l1/vtest_480x360_10fps_795f.mp4, shifted, camera-moved",
        "pets09_s2l1/vtest_480x360_10fps_795f.mp4, nudged, camera-moved",
        "pets09_s2l1/vtest_480x360_10fps_795f.mp4, bag, camera-covered",
        "pets09_s2l1/vtest_480x360_10fps_795f.mp4, hand, camera-covered",
        "pets09_s2l1/vtest_480x360_10fps_795f.mp4, defocused, camera-blurred",
        "pets09_s2l1/vtest_480x360_10fps_795f.mp4, dark, camera-dark",
        "pets09_s2l1/vtest_480x360_10fps_795f.mp4, dimmed, ''",
        "pets09_s2l1/vtest_480x360_10fps_795f.mp4, lights-out, ''",
        "pets09_s2l1/vtest_480x360_10fps_795f.mp4, gamma, ''",
        "intel_samples/car-detection.mp4, shifted, camera-moved",
        "intel_samples/car-detection.mp4, bag, camera-covered",
        "intel_samples/car-detection.mp4, dimmed, ''"
    })
    void aFaultIsSaidWithinAMinute(String name, String fault, String kind) throws IOException {
        Path video = DATA.resolve(name);
        assumeTrue(Files.exists(video), () -> "no footage at " + video.toAbsolutePath());
        Film film = film(video);
        Spoiled spoiled = new Spoiled(film.width, film.height);
        Camera camera = new Camera(HealthConfig.DEFAULTS);
        for (int i = 0; i < 190 * RATE; i++) {
            byte[] picture = film.pictures.get(i % film.pictures.size());
            boolean ill = i >= 90 * RATE && i < 170 * RATE;
            show(film, ill ? spoiled.by(fault, picture) : picture, i, camera);
        }
        LOG.info("{} {}: {}", name, fault, camera.alerts);
        if (kind.isEmpty()) {
            assertThat(camera.alerts).isEmpty();
        } else {
            assertThat(camera.said()).containsExactly(kind + " opened", kind + " resolved");
            assertThat(camera.alerts.get(0).capturedAtMicros() / 1e6).isBetween(90.0, 150.0);
            assertThat(camera.alerts.get(1).capturedAtMicros() / 1e6).isBetween(170.0, 182.0);
        }
    }

    private static void show(Film film, byte[] picture, int i, Camera camera) {
        camera.sees(picture, film.width, film.height, Math.round(i / RATE * 1e6));
    }

    private static double least(Camera camera, boolean view) {
        return camera.reports.stream()
                .map(view ? CameraHealth::viewAgreement : CameraHealth::sharpnessShare)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min()
                .orElse(Double.NaN);
    }

    private static List<Path> videos() throws IOException {
        if (!Files.isDirectory(DATA)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(DATA)) {
            return files.filter(file -> file.toString().endsWith(".mp4"))
                    // The same clips again, cut shorter.
                    .filter(file -> !file.toString().contains("normal_prefix"))
                    .sorted()
                    .toList();
        }
    }

    /** Two pictures a second of at most 640 pixels across. */
    private static Film film(Path video) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile());
                OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
            grabber.start();
            int width = Math.min(640, grabber.getImageWidth() & ~1);
            int height = grabber.getImageHeight() * width / grabber.getImageWidth() & ~1;
            grabber.setImageWidth(width);
            grabber.setImageHeight(height);
            double rate = grabber.getVideoFrameRate();
            double next = 0;
            for (int i = 0; ; i++) {
                Mat image = converter.convert(grabber.grabImage());
                if (image == null) {
                    return new Film(pictures, width, height);
                }
                if (i >= next) {
                    try (Mat packed = image.clone()) {
                        byte[] bytes = new byte[3 * width * height];
                        packed.data().get(bytes);
                        pictures.add(bytes);
                    }
                    next += rate / RATE;
                }
            }
        }
    }
}
