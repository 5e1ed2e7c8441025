package io.vigil.operators.perceive;

import static io.vigil.operators.perceive.onnx.TinyModel.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.ingest.FrameEncoding;
import io.vigil.operators.FrameSamples;
import io.vigil.operators.perceive.onnx.Channels;
import io.vigil.operators.perceive.onnx.ModelOptions;
import io.vigil.operators.perceive.onnx.TinyModel;
import io.vigil.tracking.Attribute;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On images of 100 x 80 whose pixels' red grows with x, with a model of the channels' means. */
class SecondaryDetectorTest {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 80;
    private static final Box LEFT = new Box(0, 0, 20, 40);
    private static final Box RIGHT = new Box(70, 20, 90, 60);

    @TempDir Path folder;
    private Path means;
    private final LongAdder blank = new LongAdder();

    /** Finds the same in each frame. */
    record Fixed(List<Detection> found, AtomicBoolean closed) implements Detector {
        @Override
        public List<String> labels() {
            return List.of("person", "car");
        }

        @Override
        public int history() {
            return 3;
        }

        @Override
        public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
            return found;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    @BeforeEach
    void write() throws IOException {
        means = TinyModel.means(folder.resolve("means.onnx"), false, OPEN, 40, 20, 3);
    }

    @Test
    void eachDetectionSaysHowItsOwnPlaceLooks() {
        List<Detection> answer = detect(people(), 0, person(LEFT), person(RIGHT));

        assertThat(answer).extracting(Detection::box).containsExactly(LEFT, RIGHT);
        assertThat(answer).extracting(Detection::score).containsOnly(0.5);
        // Blue is 100, green 50, red twice the place: 19 and 159 in the middle of the two.
        assertAlike(answer.get(0), 100, 50, 19);
        assertAlike(answer.get(1), 100, 50, 159);
    }

    @Test
    void onlyWhatIsInsideTheImageIsLookedAt() {
        List<Detection> answer =
                detect(
                        people(),
                        0,
                        person(new Box(-300, -20, 20, 40)),
                        person(new Box(200, 0, 220, 40)),
                        person(new Box(-20, 0, 7, 40)),
                        person(new Box(0, -30, 20, 15)));

        assertAlike(answer.get(0), 100, 50, 19);
        assertThat(answer.subList(1, 4))
                .extracting(Detection::embedding)
                .containsOnly(Embedding.NONE);
    }

    @Test
    void onlyWhatIsAskedForIsLookedAt() {
        Detection car = new Detection(RIGHT, 0.9, "car");
        Detection unsure = new Detection(RIGHT, 0.29, "person");
        AppearanceConfig people =
                new AppearanceConfig(means.toString(), List.of("person"), 8, 16, 0.3, 1);
        AppearanceConfig all = new AppearanceConfig(means.toString(), List.of(), 8, 16, 0.3, 1);

        assertThat(measured(detect(people, 0, person(LEFT), car, unsure)))
                .containsExactly(true, false, false);
        assertThat(measured(detect(all, 0, person(LEFT), car, unsure)))
                .containsExactly(true, true, false);
        assertThat(detect(people, 0, car)).containsExactly(car);
    }

    @Test
    void onlyEveryNthFrameOfACameraIsLookedAt() {
        AppearanceConfig third =
                new AppearanceConfig(means.toString(), List.of("person"), 8, 16, 0, 3);

        for (long sequence = 0; sequence < 7; sequence++) {
            assertThat(measured(detect(third, sequence, person(LEFT))))
                    .containsExactly(sequence % 3 == 0);
        }
    }

    @Test
    void whereTheModelSaysNothingTheDetectionGoesOnWithoutAndIsCounted() throws IOException {
        Path logarithms = TinyModel.means(folder.resolve("log.onnx"), true, OPEN, 40, 20, 3);
        byte[] image = image();
        Arrays.fill(image, 0, 40 * WIDTH * 3, (byte) 0);

        List<Detection> answer =
                detect(
                        AppearanceConfig.of(logarithms.toString()),
                        0,
                        image,
                        person(LEFT),
                        person(new Box(70, 40, 90, 80)));

        assertThat(measured(answer)).containsExactly(false, true);
        assertThat(blank.sum()).isEqualTo(1);
    }

    @Test
    void aModelOrAClassThatIsNotThereIsSaidAndTheDetectorClosed() {
        AtomicBoolean closed = new AtomicBoolean();
        Fixed detector = new Fixed(List.of(), closed);
        AppearanceConfig bus = new AppearanceConfig(means.toString(), List.of("bus"), 8, 16, 0, 1);

        assertThatThrownBy(
                        () ->
                                SecondaryModels.open(
                                        SecondaryConfig.of(bus),
                                        ModelOptions.cpu(1),
                                        blank,
                                        detector))
                .isInstanceOf(DetectorException.class)
                .hasMessage(
                        "Appearance label 'bus' is not among the detector's classes; they are person, car");
        assertThat(closed).isTrue();
        closed.set(false);
        AppearanceConfig none = AppearanceConfig.of(folder.resolve("none.onnx").toString());
        assertThatThrownBy(
                        () ->
                                SecondaryModels.open(
                                        SecondaryConfig.of(none),
                                        ModelOptions.cpu(1),
                                        blank,
                                        detector))
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining("none.onnx is neither a file nor in")
                .hasMessageEndingWith("put it there, or use no appearance model (none)");
        assertThat(closed).isTrue();
    }

    @Test
    void theDetectorIsElseWhatItWas() {
        AtomicBoolean closed = new AtomicBoolean();
        try (Detector detector =
                SecondaryModels.open(
                        SecondaryConfig.of(people()),
                        ModelOptions.cpu(1),
                        blank,
                        new Fixed(List.of(), closed))) {
            assertThat(detector.labels()).containsExactly("person", "car");
            assertThat(detector.history()).isEqualTo(3);
        }
        assertThat(closed).isTrue();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new AppearanceConfig("m", List.of(), 0.5, 16, 0, 1))
                .hasMessage(
                        "Crops need minWidth and minHeight of at least 1 pixel, but had 0.5 and 16.0");
        assertThatThrownBy(() -> new AppearanceConfig("m", List.of(), 8, Double.NaN, 0, 1))
                .hasMessageContaining("8.0 and NaN");
        assertThatThrownBy(() -> new AppearanceConfig("m", List.of(), 8, 16, 1.5, 1))
                .hasMessage("Crops need minScore in [0, 1] and every from 1, but had 1.5 and 1");
        assertThatThrownBy(() -> new AppearanceConfig("m", List.of(), 8, 16, 0, 0))
                .hasMessageEndingWith("but had 0.0 and 0");
        assertThatThrownBy(() -> AppearanceConfig.of(""))
                .hasMessage("Appearance needs a model, or none, but it was empty");
    }

    /** What lies in one frame is said of it whatever is looked at beside it, in any order. */
    @Test
    void framesOfManyCamerasAreEachAnsweredAsIfAlone() throws IOException {
        SecondaryConfig all = SecondarySamples.everything(folder);
        List<Look> looks = new ArrayList<>();
        for (int camera = 0; camera < 12; camera++) {
            byte[] image = image();
            new Random(camera).nextBytes(image);
            looks.add(look("camera-" + camera, camera, image));
        }
        try (Detector detector = open(all, new SecondarySamples.Scattered(1))) {
            List<List<Detection>> alone =
                    looks.stream()
                            .map(look -> detector.detect(look.frame(), look.earlier()))
                            .toList();
            List<Detection> said = alone.stream().flatMap(List::stream).toList();
            assertThat(said).anyMatch(d -> d.embedding().isPresent());
            assertThat(said).anyMatch(d -> d.attributes().size() == 2);
            assertThat(said).anyMatch(d -> !d.keypoints().isEmpty());
            for (int seed = 0; seed < 20; seed++) {
                List<Look> some = new ArrayList<>(looks);
                Collections.shuffle(some, new Random(seed));
                some = some.subList(0, 1 + seed % 12);
                List<Answer> answers = detector.detectAll(some);
                for (int i = 0; i < some.size(); i++) {
                    assertThat(answers.get(i).get())
                            .isEqualTo(alone.get(looks.indexOf(some.get(i))));
                }
            }
        } finally {
            looks.forEach(look -> ((DecodedFrame) look.frame()).release());
        }
    }

    @Test
    void aBrokenFrameFailsAlone() {
        Look good = look("door", 0, image());
        Look other = look("road", 0, image());
        DecodedFrame broken =
                new DecodedFrame(
                        FrameSamples.frame(
                                "gate",
                                0,
                                0,
                                WIDTH,
                                HEIGHT,
                                FrameEncoding.JPEG,
                                new byte[] {-1, -40, -1}));
        Fixed detector = new Fixed(List.of(person(LEFT)), new AtomicBoolean());
        try (Detector looking = open(SecondaryConfig.of(people()), detector)) {
            List<Answer> answers =
                    looking.detectAll(List.of(good, new Look(broken, List.of()), other));
            assertThat(measured(answers.get(0).get())).containsExactly(true);
            assertThat(measured(answers.get(2).get())).containsExactly(true);
            assertThat(answers.get(1)).isInstanceOf(Answer.Failed.class);
            assertThatThrownBy(() -> answers.get(1).get())
                    .isInstanceOf(UndecodableFrameException.class);
        } finally {
            List.of(good, other).forEach(look -> ((DecodedFrame) look.frame()).release());
            broken.release();
        }
    }

    @Test
    void aModelThatFailsOnOneFrameFailsThatFrameAlone() {
        List<Look> looks =
                List.of(look("a", 0, image()), look("b", 1, image()), look("c", 2, image()));
        LongAdder calls = new LongAdder();
        SecondaryModel picky = new Picky(calls);
        Fixed detector = new Fixed(List.of(person(LEFT)), new AtomicBoolean());
        try (Detector looking = new SecondaryDetector(detector, List.of(picky), blank)) {
            List<Answer> answers = looking.detectAll(looks);
            assertThat(answers.get(0).get().get(0).attributes()).hasSize(1);
            assertThat(answers.get(1)).isInstanceOf(Answer.Failed.class);
            assertThat(answers.get(2).get().get(0).attributes()).hasSize(1);
            assertThat(calls.sum()).isEqualTo(4);
        } finally {
            looks.forEach(look -> ((DecodedFrame) look.frame()).release());
        }
    }

    @Test
    void eachModelHasItsOwnRateClassesAndSizes() throws IOException {
        AppearanceConfig looks =
                new AppearanceConfig(means.toString(), List.of("person"), 8, 16, 0, 2);
        ClassifierConfig colours =
                new ClassifierConfig(
                        "colour",
                        colours().toString(),
                        new CropRule(List.of("car"), 1, 1, 0, 3),
                        Map.of("", List.of("red", "green", "blue")),
                        false,
                        Channels.PLAIN_RGB);
        SecondaryConfig both = new SecondaryConfig(looks, List.of(colours), KeypointsConfig.NONE);
        Detection car = new Detection(RIGHT, 0.9, "car");
        Fixed detector = new Fixed(List.of(person(LEFT), car), new AtomicBoolean());
        try (Detector looking = open(both, detector)) {
            for (int sequence = 0; sequence < 7; sequence++) {
                Look look = look("door", sequence, image());
                List<Detection> answer = looking.detect(look.frame(), List.of());
                ((DecodedFrame) look.frame()).release();
                assertThat(measured(answer)).containsExactly(sequence % 2 == 0, false);
                assertThat(answer.get(0).attributes()).isEmpty();
                // Red is 159 in the middle, more than the 100 of blue.
                assertThat(answer.get(1).attributes())
                        .isEqualTo(
                                sequence % 3 == 0
                                        ? List.of(new Attribute("colour", "red", 1))
                                        : List.of());
            }
        }
    }

    /** Refuses whatever it is given together with something of the second camera. */
    record Picky(LongAdder calls) implements SecondaryModel {
        @Override
        public String name() {
            return "picky";
        }

        @Override
        public CropRule crops() {
            return CropRule.PEOPLE;
        }

        @Override
        public List<Detection> look(List<Subject> subjects) {
            calls.increment();
            for (Subject subject : subjects) {
                if (subject.bgr().ptr(0, 0).get(0) == 1) {
                    throw new IllegalStateException("not this one");
                }
            }
            return subjects.stream()
                    .map(
                            subject ->
                                    subject.detection()
                                            .withAttributes(List.of(new Attribute("hat", "no", 1))))
                    .toList();
        }

        @Override
        public void close() {}
    }

    private Path colours() throws IOException {
        return TinyModel.means(folder.resolve("colours.onnx"), false, OPEN, 3, 16, 16);
    }

    private Detector open(SecondaryConfig config, Detector detector) {
        return SecondaryModels.open(config, ModelOptions.cpu(1), blank, detector);
    }

    /** The second camera's first number is 1. */
    private static Look look(String camera, long sequence, byte[] image) {
        byte[] own = image.clone();
        own[0] = (byte) sequence;
        return new Look(
                new DecodedFrame(
                        FrameSamples.frame(
                                camera, 0, sequence, WIDTH, HEIGHT, FrameEncoding.BGR24, own)),
                List.of());
    }

    private AppearanceConfig people() {
        return AppearanceConfig.of(means.toString());
    }

    private static Detection person(Box box) {
        return new Detection(box, 0.5, "person");
    }

    private static List<Boolean> measured(List<Detection> detections) {
        return detections.stream().map(d -> d.embedding().isPresent()).toList();
    }

    private static void assertAlike(Detection detection, float... direction) {
        assertThat(detection.embedding().cosine(Embedding.of(direction)))
                .isCloseTo(1, within(1e-4));
    }

    private List<Detection> detect(AppearanceConfig config, long sequence, Detection... found) {
        return detect(config, sequence, image(), found);
    }

    private List<Detection> detect(
            AppearanceConfig config, long sequence, byte[] image, Detection... found) {
        DecodedFrame frame =
                new DecodedFrame(
                        FrameSamples.frame(
                                "door", 0, sequence, WIDTH, HEIGHT, FrameEncoding.BGR24, image));
        Fixed detector = new Fixed(List.of(found), new AtomicBoolean());
        try (Detector looking =
                SecondaryModels.open(
                        SecondaryConfig.of(config), ModelOptions.cpu(1), blank, detector)) {
            return looking.detect(frame, List.of());
        } finally {
            frame.release();
        }
    }

    private static byte[] image() {
        byte[] image = new byte[WIDTH * HEIGHT * 3];
        for (int i = 0; i < image.length; i += 3) {
            image[i] = 100;
            image[i + 1] = 50;
            image[i + 2] = (byte) (2 * (i / 3 % WIDTH));
        }
        return image;
    }
}
