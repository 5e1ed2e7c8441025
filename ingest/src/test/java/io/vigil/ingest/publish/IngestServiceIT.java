package io.vigil.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.Heartbeat;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.Progress;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.SourceDown;
import io.vigil.ingest.SourceEnded;
import io.vigil.ingest.capture.SourceException;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.Schemas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras into a real broker's log. */
class IngestServiceIT {
    private static final Topics TOPICS = Topics.embedded(3);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir static Path folder;
    private static TestBroker broker;
    private static LogReader log;

    @BeforeAll
    static void start() throws InterruptedException {
        broker = TestBroker.start(folder);
        TopicCreation.createMissing(kafka(), TOPICS);
        log = new LogReader(kafka(), TOPICS);
    }

    @AfterAll
    static void stop() {
        log.close();
        broker.close();
    }

    @Test
    void aFileIsLoggedWholeAndOnce() throws InterruptedException {
        runToEnd(unlimited("whole"), camera -> DrawnSource.file(60));
        List<CameraRecord> records = log.of("whole");
        assertThat(records).hasSize(61);
        assertThat(frames("whole")).extracting(Frame::sequence).containsExactlyElementsOf(upTo(60));
        assertThat(frames("whole")).extracting(Frame::epoch).containsOnly(0L);
        assertThat(frames("whole")).extracting(Frame::capturedAtMicros).isSorted();
        assertThat(records.get(60))
                .isInstanceOfSatisfying(
                        SourceEnded.class,
                        end -> {
                            assertThat(end.reason()).isEqualTo(SourceEnded.END_OF_FILE);
                            assertThat(end.captured()).isEqualTo(60);
                            assertThat(end.shed()).isEmpty();
                        });

        CameraStatus again = runToEnd(unlimited("whole"), camera -> DrawnSource.file(60));
        assertThat(again.state()).isEqualTo(CameraStatus.State.ENDED);
        assertThat(again.ledger().published()).isEqualTo(60);
        assertThat(log.of("whole")).isEqualTo(records);
    }

    @Test
    void aFileGoesOnAfterItsLastLoggedFrameWhenIngestWasKilled() throws InterruptedException {
        runToEnd(unlimited("undisturbed"), camera -> DrawnSource.file(200));
        // Nobody grants credit: the first ingest gets as far as its window and no further, and is
        // then left without a word, as a killed process is.
        IngestService killed =
                IngestService.start(
                        config(camera("killed"), credits(40)), camera -> DrawnSource.file(200));
        eventually(() -> frames("killed").size() == 40);
        runToEnd(unlimited("killed"), camera -> DrawnSource.file(200));
        assertThat(ended("killed").captured()).isEqualTo(200);
        assertThat(frames("killed"))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("camera")
                .isEqualTo(frames("undisturbed"));
        killed.close();
        assertThat(frames("killed")).hasSize(200);
    }

    @Test
    void ofACameraWithoutImagesOnlyWhatWasFoundLeaves() throws InterruptedException {
        runToEnd(unlimited("open"), camera -> new WalkingSource());
        runToEnd(
                config(camera("withheld").withImages(false), CreditLimits.unlimited()),
                camera -> new WalkingSource());
        List<Frame> withheld = frames("withheld");
        assertThat(withheld).extracting(Frame::image).containsOnly(withheld.get(0).image());
        assertThat(frames("open")).extracting(Frame::image).doesNotContain(withheld.get(0).image());
        assertThat(withheld)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("camera", "image")
                .isEqualTo(frames("open"));
        assertThat(withheld).anyMatch(frame -> !frame.regions().isEmpty());
    }

    @Test
    void aFileThatWasStoppedGoesOnToo() throws InterruptedException {
        try (IngestService first =
                IngestService.start(
                        config(camera("stopped"), credits(10)), camera -> DrawnSource.file(50))) {
            eventually(() -> frames("stopped").size() == 10);
            first.stop();
            assertThat(first.status().get(0).state()).isEqualTo(CameraStatus.State.STOPPED);
        }
        assertThat(ended("stopped").reason()).isEqualTo(SourceEnded.STOPPED);
        assertThat(ended("stopped").captured()).isEqualTo(10);
        runToEnd(unlimited("stopped"), camera -> DrawnSource.file(50));
        assertThat(frames("stopped"))
                .extracting(Frame::sequence)
                .containsExactlyElementsOf(upTo(50));
        assertThat(ended("stopped").reason()).isEqualTo(SourceEnded.END_OF_FILE);
    }

    @Test
    void aFileWaitsForCreditAndShedsNothing() throws InterruptedException {
        try (IngestService service =
                        IngestService.start(
                                config(camera("waits"), credits(8)),
                                camera -> DrawnSource.file(50));
                ProgressSpeaker perceive = new ProgressSpeaker(kafka(), TOPICS)) {
            eventually(() -> frames("waits").size() == 8);
            Thread.sleep(1500);
            assertThat(frames("waits")).hasSize(8);
            perceive.say(new Progress("waits", Progress.PERCEIVE, 0, 5));
            eventually(() -> frames("waits").size() == 14);
            perceive.say(new Progress("waits", Progress.PERCEIVE, 0, 1_000));
            assertThat(service.await(SOON)).isTrue();
        }
        assertThat(ended("waits").captured()).isEqualTo(50);
        assertThat(ended("waits").shed()).isEmpty();
    }

    @Test
    void aLiveCameraShedsTheOldestButNeverToZero() throws InterruptedException {
        try (IngestService service =
                IngestService.start(
                        config(camera("behind"), credits(5)),
                        // Slow enough for the first to be logged before too many wait.
                        camera -> DrawnSource.silent(10_000, 50))) {
            eventually(() -> frames("behind").size() >= 8);
            service.stop();
        }
        List<Frame> frames = frames("behind");
        assertThat(frames.subList(0, 5))
                .extracting(Frame::sequence)
                .containsExactly(0L, 1L, 2L, 3L, 4L);
        // After the window, one a second, each with its ledger in balance.
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            long shed = frame.shed().getOrDefault(CameraLedger.NO_CREDIT, 0L);
            assertThat(frame.captured()).isEqualTo(frame.sequence() + 1).isEqualTo(i + 1 + shed);
            if (i > 5) {
                long step = frame.capturedAtMicros() - frames.get(i - 1).capturedAtMicros();
                assertThat(step).isBetween(900_000L, 1_500_000L);
            }
        }
        SourceEnded end = ended("behind");
        long shed = end.shed().values().stream().mapToLong(Long::longValue).sum();
        assertThat(end.captured()).isEqualTo(frames.size() + shed);
        assertThat(end.shed()).containsKey(CameraLedger.NO_CREDIT);
    }

    @Test
    void aMotionOverFramesThatWereShedIsThatOfAllOfThem() throws InterruptedException {
        CameraConfig moving =
                new CameraConfig(
                        "pans",
                        "drawn",
                        0,
                        0,
                        FrameEncoding.JPEG,
                        90,
                        List.of(),
                        true,
                        false,
                        false,
                        false,
                        -1,
                        "tcp",
                        -1);
        try (IngestService service =
                IngestService.start(config(moving, credits(5)), camera -> new PanningSource())) {
            eventually(() -> frames("pans").size() >= 9);
            service.stop();
        }
        List<Frame> frames = frames("pans");
        double longest = 0;
        for (int i = 1; i < frames.size(); i++) {
            double steps = frames.get(i).sequence() - frames.get(i - 1).sequence();
            longest = Math.max(longest, steps);
            CameraMotion motion = frames.get(i).cameraMotion();
            assertThat(motion.x(160, 90) - 160)
                    .as("frame %d, %.0f after the one before", frames.get(i).sequence(), steps)
                    .isCloseTo(-PanningSource.PAN * steps, within(0.3 + 0.02 * steps));
            assertThat(motion.y(160, 90) - 90).isCloseTo(0, within(0.3 + 0.02 * steps));
        }
        assertThat(longest).isGreaterThan(5);
    }

    @Test
    void anotherEpochOpensOnReturnAndAfterAKill() throws InterruptedException {
        AtomicInteger opened = new AtomicInteger();
        SourceOpener breaking =
                camera ->
                        opened.getAndIncrement() == 0
                                ? DrawnSource.camera(10, 40, "rtsp://gate:secret@host/1 is gone")
                                : DrawnSource.silent(10, 40);
        CameraConfig gate = CameraConfig.of("gate", "rtsp://gate:secret@host/1");
        IngestConfig config =
                new IngestConfig(kafka(), TOPICS, List.of(gate), CreditLimits.unlimited());
        accept("gate", 7);
        IngestService killed = IngestService.start(config, breaking);
        eventually(() -> frames("gate").size() == 20);
        try (IngestService second =
                IngestService.start(config, camera -> DrawnSource.silent(10, 40))) {
            eventually(() -> frames("gate").size() == 30);
            second.stop();
        }
        List<CameraRecord> records = log.of("gate");
        assertThat(frames("gate"))
                .extracting(Frame::epoch)
                .containsExactlyElementsOf(upTo(30).stream().map(i -> i / 10).toList());
        assertThat(frames("gate"))
                .extracting(Frame::sequence)
                .containsExactlyElementsOf(upTo(30).stream().map(i -> i % 10).toList());
        assertThat(frames("gate"))
                .extracting(Frame::captured)
                .containsExactlyElementsOf(upTo(30).stream().map(i -> i + 1).toList());
        assertThat(frames("gate"))
                .extracting(Frame::capturedAtMicros)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(records.stream().filter(RuleSet.class::isInstance)).hasSize(3);
        assertThat(records.get(0)).isInstanceOf(RuleSet.class);
        assertThat(records.stream().filter(SourceDown.class::isInstance))
                .singleElement()
                .extracting(down -> ((SourceDown) down).reason())
                .isEqualTo("rtsp://***@host/1 is gone");
        assertThat(killed.status().get(0).error()).doesNotContain("secret");
        killed.close();
    }

    @Test
    void everyEpochBeginsWithTheModelsThatHold() throws InterruptedException {
        String sha = "0123456789abcdef".repeat(4);
        for (long version = 1; version <= 11; version++) {
            ModelChange change =
                    new ModelChange("glanced", 0, -1, 0, version, "b" + version, sha, "Ann", "");
            accepted(
                    AcceptedRules.modelsKey("glanced", version),
                    new CameraRecordCodec(SchemaStore.NONE).encode(change));
        }
        try (IngestService service =
                IngestService.start(
                        config(camera("glanced"), CreditLimits.unlimited()),
                        camera -> DrawnSource.silent(5, 40))) {
            eventually(() -> frames("glanced").size() == 5);
            service.stop();
        }
        assertThat(log.of("glanced").get(0))
                .isInstanceOfSatisfying(
                        ModelChange.class,
                        change -> {
                            assertThat(change.version()).isEqualTo(11);
                            assertThat(change.bundle()).isEqualTo("b11");
                            assertThat(change.sequence()).isEqualTo(-1);
                        });
        assertThat(log.of("glanced").get(1)).isInstanceOf(Frame.class);
    }

    @Test
    void everyEpochBeginsWithTheRulesThatHoldAndThoseThatWill() throws InterruptedException {
        accept("ruled", 3);
        accept("ruled", 12);
        accept("ruler", 1);
        accept("ruled", 2);
        forget("ruled", 2);
        AtomicInteger opened = new AtomicInteger();
        try (IngestService service =
                IngestService.start(
                        config(camera("ruled"), CreditLimits.unlimited()),
                        camera ->
                                opened.getAndIncrement() == 0
                                        ? DrawnSource.camera(5, 40, "it is gone")
                                        : DrawnSource.silent(5, 40))) {
            eventually(() -> frames("ruled").size() == 10);
            service.stop();
        }
        List<CameraRecord> records = log.of("ruled");
        for (long epoch = 0; epoch < 2; epoch++) {
            long which = epoch;
            List<CameraRecord> first =
                    records.stream().filter(each -> each.epoch() == which).limit(3).toList();
            assertThat(first.subList(0, 2))
                    .allSatisfy(each -> assertThat(each.sequence()).isEqualTo(-1))
                    .extracting(each -> ((RuleSet) each).version())
                    .containsExactly(3L, 12L);
            assertThat(first.get(2)).isInstanceOf(Frame.class);
        }
    }

    @Test
    void whatOthersSayInALogDoesNotMoveItsEnd() throws InterruptedException {
        try (IngestService first =
                IngestService.start(
                        config(camera("foreign"), credits(10)), camera -> DrawnSource.file(50))) {
            eventually(() -> frames("foreign").size() == 10);
            sayFromOutside("foreign", 10);
            // Nobody grants credit: as if it were killed here.
            first.stop();
        }
        sayFromOutside("foreign", 100);
        runToEnd(unlimited("foreign"), camera -> DrawnSource.file(50));
        assertThat(frames("foreign"))
                .extracting(Frame::sequence)
                .containsExactlyElementsOf(upTo(50));
        assertThat(frames("foreign")).extracting(Frame::epoch).containsOnly(0L);
        assertThat(frames("foreign"))
                .extracting(Frame::captured)
                .containsExactlyElementsOf(upTo(50).stream().map(i -> i + 1).toList());
        SourceEnded end = ended("foreign");
        assertThat(end.captured()).isEqualTo(50);

        // A file that has ended has ended, whatever is said after it.
        sayFromOutside("foreign", 100);
        int before = log.of("foreign").size();
        CameraStatus again = runToEnd(unlimited("foreign"), camera -> DrawnSource.file(50));
        assertThat(again.state()).isEqualTo(CameraStatus.State.ENDED);
        assertThat(again.epoch()).isZero();
        assertThat(again.sequence()).isEqualTo(49);
        assertThat(again.ledger().published()).isEqualTo(50);
        assertThat(log.of("foreign")).hasSize(before);
    }

    /** Rules and acknowledgements under an epoch that there is not yet, and under none. */
    private static void sayFromOutside(String camera, int times) throws InterruptedException {
        try (FramePublisher outside = new FramePublisher(kafka(), TOPICS)) {
            for (int i = 0; i < times; i++) {
                outside.publish(new RuleSet(camera, i % 2 * 7L, -1, Long.MAX_VALUE / 2, i, "{}"));
                outside.publish(
                        new Acknowledgement(
                                camera, i % 2 * 9L, 77, 0, "ACKNOWLEDGE", "a/b/0/1", "me", "", 0));
            }
            outside.flush(camera, SOON);
        }
    }

    @Test
    void aSilentCameraBeatsEachSecond() throws InterruptedException {
        try (IngestService service =
                IngestService.start(
                        config(camera("silent"), CreditLimits.unlimited()),
                        camera -> DrawnSource.silent(3, 10))) {
            eventually(() -> log.of("silent").size() >= 6);
            service.stop();
        }
        List<CameraRecord> records = log.of("silent");
        assertThat(records.subList(3, 6)).allMatch(Heartbeat.class::isInstance);
        assertThat(records.subList(3, 6)).extracting(CameraRecord::sequence).containsOnly(2L);
        assertThat(records).extracting(CameraRecord::capturedAtMicros).isSorted();
    }

    @Test
    void oneBrokenCameraStopsNoOther() throws InterruptedException {
        IngestConfig both =
                new IngestConfig(
                        kafka(),
                        TOPICS,
                        List.of(camera("torn"), camera("sound"), camera("faulty")),
                        CreditLimits.unlimited());
        try (IngestService service =
                IngestService.start(
                        both,
                        camera ->
                                switch (camera.id()) {
                                    case "torn" ->
                                            DrawnSource.truncated(7, "cut off after 7 frames");
                                    case "sound" -> DrawnSource.file(100);
                                    default -> throw new IllegalStateException("a fault of ours");
                                })) {
            assertThat(service.await(SOON)).isTrue();
            assertThat(service.status())
                    .extracting(CameraStatus::state)
                    .containsExactly(
                            CameraStatus.State.UNREADABLE,
                            CameraStatus.State.ENDED,
                            CameraStatus.State.FAILED);
            assertThat(service.status().get(0).error()).isEqualTo("cut off after 7 frames");
        }
        assertThat(frames("torn")).hasSize(7);
        assertThat(ended("torn").reason()).isEqualTo("cut off after 7 frames");
        assertThat(frames("sound")).hasSize(100);
        assertThat(ended("faulty").reason()).contains("a fault of ours");
    }

    @Test
    void aCameraThatNeverComesIsTriedSoOftenAndSaysSo() throws InterruptedException {
        CameraConfig away = retries("away", 1);
        CameraStatus status =
                runToEnd(
                        config(away, CreditLimits.unlimited()),
                        camera -> {
                            throw new SourceException("no route to host", true, null);
                        });
        assertThat(status.state()).isEqualTo(CameraStatus.State.UNREADABLE);
        assertThat(log.of("away"))
                .extracting(CameraRecord::getClass)
                .containsExactly(SourceDown.class, SourceEnded.class);
    }

    @Test
    void aFrameTooLargeIsShedByName() throws InterruptedException {
        CameraConfig raw = encoded("huge", FrameEncoding.BGR24);
        runToEnd(config(raw, CreditLimits.unlimited()), camera -> DrawnSource.huge(4));
        // Every other frame has 9 MB.
        assertThat(frames("huge")).extracting(Frame::sequence).containsExactly(0L, 2L);
        assertThat(ended("huge").shed()).isEqualTo(Map.of(CameraLedger.TOO_LARGE, 2L));
        assertThat(ended("huge").captured()).isEqualTo(4);
    }

    @Test
    void schemasAreFoundByFingerprint() {
        SchemaTopic schemas = new SchemaTopic(kafka(), TOPICS.schemas());
        assertThat(Schemas.own())
                .allSatisfy(
                        schema ->
                                assertThat(schemas.find(Schemas.fingerprint(schema)))
                                        .hasValue(schema));
        assertThat(schemas.find(42)).isEmpty();
    }

    @Test
    void anIdUsedTwiceIsRefused() {
        assertThatThrownBy(
                        () -> IngestConfig.of("x:1", TOPICS, List.of(camera("one"), camera("one"))))
                .hasMessageContaining("one is used twice");
    }

    private static CameraStatus runToEnd(IngestConfig config, SourceOpener opener)
            throws InterruptedException {
        try (IngestService service = IngestService.start(config, opener)) {
            assertThat(service.await(SOON)).isTrue();
            return service.status().get(0);
        }
    }

    private static void accept(String camera, long version) throws InterruptedException {
        RuleSet rules = new RuleSet(camera, 0, -1, 0, version, "{\"lines\":[]}");
        accepted(
                AcceptedRules.key(camera, version),
                new CameraRecordCodec(SchemaStore.NONE).encode(rules));
    }

    private static void forget(String camera, long version) throws InterruptedException {
        accepted(AcceptedRules.key(camera, version), null);
    }

    private static void accepted(String key, byte[] value) throws InterruptedException {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            FramePublisher.await(
                    producer.send(new ProducerRecord<>(TOPICS.rulesAccepted(), key, value)), SOON);
        }
    }

    private static List<Frame> frames(String camera) {
        return log.of(camera).stream()
                .filter(Frame.class::isInstance)
                .map(Frame.class::cast)
                .toList();
    }

    private static SourceEnded ended(String camera) {
        List<CameraRecord> records = log.of(camera);
        return (SourceEnded) records.get(records.size() - 1);
    }

    private static List<Long> upTo(int end) {
        return java.util.stream.LongStream.range(0, end).boxed().toList();
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    private static CreditLimits credits(int window) {
        return new CreditLimits(window, 4, Set.of(Progress.PERCEIVE));
    }

    private static IngestConfig unlimited(String id) {
        return config(camera(id), CreditLimits.unlimited());
    }

    private static IngestConfig config(CameraConfig camera, CreditLimits credits) {
        return new IngestConfig(kafka(), TOPICS, List.of(camera), credits);
    }

    private static CameraConfig camera(String id) {
        return CameraConfig.of(id, "drawn");
    }

    private static CameraConfig retries(String id, int retries) {
        return new CameraConfig(
                id,
                "drawn",
                0,
                0,
                FrameEncoding.JPEG,
                90,
                List.of(),
                true,
                true,
                true,
                false,
                retries,
                "tcp",
                -1);
    }

    private static CameraConfig encoded(String id, FrameEncoding encoding) {
        return new CameraConfig(
                id, "drawn", 0, 0, encoding, 90, List.of(), true, true, false, false, -1, "tcp",
                -1);
    }
}
