package io.vigil.operators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.CameraHealth;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.ErrorMap;
import io.vigil.anomaly.Evidence;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.Glance;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.Heartbeat;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.SceneGrid;
import io.vigil.ingest.SourceDown;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.CameraModels;
import io.vigil.operators.CameraState;
import io.vigil.operators.Counted;
import io.vigil.operators.Dead;
import io.vigil.operators.DeadLetter;
import io.vigil.operators.Happened;
import io.vigil.operators.HealthSaid;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Raised;
import io.vigil.operators.RawRecord;
import io.vigil.operators.Rejected;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import io.vigil.operators.assess.Standing;
import io.vigil.operators.deliver.HeldAlerts;
import io.vigil.operators.health.Baseline;
import io.vigil.operators.health.Clusters;
import io.vigil.operators.health.Distribution;
import io.vigil.operators.health.Drift;
import io.vigil.operators.health.HealthState;
import io.vigil.operators.health.LightLevel;
import io.vigil.operators.health.Look;
import io.vigil.operators.health.Stillness;
import io.vigil.operators.health.Taken;
import io.vigil.operators.health.Trouble;
import io.vigil.operators.health.Watch;
import io.vigil.tracking.Affine;
import io.vigil.tracking.Attribute;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import io.vigil.tracking.EmbeddingSteps;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.Keypoint;
import io.vigil.tracking.LedgerUpdate;
import io.vigil.tracking.Sighting;
import io.vigil.tracking.Sightings;
import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Trait;
import io.vigil.tracking.TraitVotes;
import io.vigil.tracking.appearance.Appearance;
import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import io.vigil.tracking.motion.Motion;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The files in {@code golden} were written by the version in their name and never change. */
class GoldenStateTest {
    private static final FrameLedger LEDGER =
            new FrameLedger(
                    12,
                    new TreeMap<>(Map.of("credits", 2L)),
                    10,
                    8,
                    new TreeMap<>(Map.of("bad-jpeg", 1L)),
                    1);
    private static final List<Motion.Form> FORMS =
            List.of(Motion.Form.SIDES, Motion.Form.ASPECT, Motion.Form.AREA);
    private static final DeadLetter LETTER =
            new DeadLetter(
                    "gate-3",
                    1,
                    7,
                    "bad-jpeg",
                    "detail: ä",
                    "vigil.frames",
                    5,
                    99,
                    1234,
                    "ab12",
                    new byte[] {-61, 1, 9});

    private static final SpatialEvent RULES =
            new SpatialEvent(
                    "gate-3",
                    1,
                    7,
                    60,
                    SpatialEvent.Kind.RULES_APPLIED,
                    "",
                    Optional.empty(),
                    0,
                    "",
                    60,
                    Optional.empty(),
                    0,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    List.of(),
                    false,
                    4);

    private static final Affine UNFOLLOWED = new Affine(1, 0, -2.5, 0, 1, 0.5);

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("raw-record-1", StreamTypes.RAW_RECORD, rawRecords()),
                Arguments.of("perceived-8", StreamTypes.PERCEIVED, perceived()),
                Arguments.of("track-output-4", StreamTypes.TRACK_OUTPUT, outputs()),
                Arguments.of("standing-1", StreamTypes.STANDING, standings()),
                Arguments.of("held-alerts-1", StreamTypes.HELD_ALERTS, held()),
                Arguments.of(
                        "camera-state-3", StreamTypes.CAMERA_STATE, states(votes(), UNFOLLOWED)),
                Arguments.of("health-state-1", StreamTypes.HEALTH_STATE, healthStates()),
                Arguments.of("camera-models-1", StreamTypes.CAMERA_MODELS, models()));
    }

    /** What earlier versions wrote; it is read as today's. */
    static Stream<Arguments> earlierValues() {
        return Stream.of(
                Arguments.of("perceived-1", StreamTypes.PERCEIVED, perceivedOfVersion1()),
                Arguments.of("perceived-2", StreamTypes.PERCEIVED, perceivedOfVersion2()),
                Arguments.of("perceived-3", StreamTypes.PERCEIVED, perceivedOfVersion3()),
                Arguments.of("perceived-4", StreamTypes.PERCEIVED, perceivedOfVersion4()),
                Arguments.of("perceived-5", StreamTypes.PERCEIVED, perceivedOfVersion5()),
                Arguments.of("perceived-6", StreamTypes.PERCEIVED, perceivedOfVersion6()),
                Arguments.of("perceived-7", StreamTypes.PERCEIVED, perceivedOfVersion7()),
                Arguments.of("track-output-1", StreamTypes.TRACK_OUTPUT, outputsOfVersion1()),
                Arguments.of("track-output-2", StreamTypes.TRACK_OUTPUT, outputsOfVersion2()),
                Arguments.of("track-output-3", StreamTypes.TRACK_OUTPUT, outputs()),
                Arguments.of("camera-state-1", StreamTypes.CAMERA_STATE, statesOfVersion1()),
                Arguments.of(
                        "camera-state-2",
                        StreamTypes.CAMERA_STATE,
                        states(TraitVotes.NONE, Affine.IDENTITY)));
    }

    private static List<RawRecord> rawRecords() {
        return List.of(
                new RawRecord("gate-3", new byte[] {1, 2, 3}, "vigil.frames", 5, 1L << 40),
                new RawRecord("", new byte[0], "vigil.frames", 0, 0));
    }

    private static List<Perceived> perceived() {
        byte[] levels = new byte[ErrorMap.SIDE * ErrorMap.SIDE];
        levels[9] = (byte) 255;
        levels[10] = 17;
        List<Perceived> all = new ArrayList<>(perceivedOfVersion7());
        all.add(
                new PerceivedFrame(
                        frame(13, Affine.IDENTITY, List.of()),
                        true,
                        ImageStatistics.UNKNOWN,
                        15,
                        new TreeMap<>(),
                        List.of(),
                        true,
                        List.of(
                                new Glance(
                                        new Box(4, 5, 60, 70),
                                        "person",
                                        0.5,
                                        0.25,
                                        -3,
                                        4,
                                        7.5,
                                        new ErrorMap(levels)))));
        return all;
    }

    private static List<Perceived> perceivedOfVersion7() {
        List<Perceived> all = new ArrayList<>(perceivedOfVersion6());
        all.add(
                new PerceivedFrame(
                        frame(12, Affine.IDENTITY, List.of()),
                        true,
                        ImageStatistics.UNKNOWN,
                        14,
                        new TreeMap<>(),
                        List.of(),
                        true,
                        List.of()));
        all.add(new CameraEvent(change(3)));
        return all;
    }

    private static List<Perceived> perceivedOfVersion6() {
        List<Perceived> all = new ArrayList<>(perceivedOfVersion5());
        all.add(
                new PerceivedFrame(
                        frame(11, Affine.IDENTITY, List.of()),
                        true,
                        ImageStatistics.UNKNOWN,
                        13,
                        new TreeMap<>(),
                        List.of(new Foreground(new Box(4, 5, 60, 70), 0.625, 1_500_000, 0.75)),
                        true,
                        List.of(
                                new Glance(new Box(4, 5, 60, 70), "person", 0.5, 0.25, -3, 4, 7.5),
                                new Glance(new Box(0, 0, 8, 8), "", 0, 1, 0, 0, 0))));
        all.add(new CameraEvent(change(0)));
        return all;
    }

    private static List<CameraModels> models() {
        return List.of(
                CameraModels.none("gate-3"),
                CameraModels.none("gate-3").accepted(change(3)).refused(change(5)));
    }

    private static ModelChange change(long version) {
        return new ModelChange(
                "gate-3", 1, 8, 5, version, "gate-3-7", "0123456789abcdef".repeat(4), "Zoë", "");
    }

    private static List<Perceived> perceivedOfVersion5() {
        List<Perceived> all = new ArrayList<>(perceivedOfVersion4());
        all.add(
                new CameraEvent(
                        new Acknowledgement(
                                "gate-3", 1, 8, 5, "INHIBIT", "no-entry", "Zoë", "works", 99)));
        return all;
    }

    private static List<Perceived> perceivedOfVersion4() {
        byte[] luma = new byte[SceneGrid.CELLS];
        for (int cell = 0; cell < luma.length; cell++) {
            luma[cell] = (byte) cell;
        }
        ImageStatistics statistics =
                new ImageStatistics(60, 30.5, 200, 0.25).withGrid(SceneGrid.of(luma));
        List<Perceived> all = new ArrayList<>(perceivedOfVersion3());
        all.addAll(perceived(Embedding.NONE, statistics));
        return all;
    }

    private static List<Perceived> perceivedOfVersion3() {
        ImageStatistics statistics = new ImageStatistics(120.5, 40.25, 300, 0.125);
        List<Perceived> all = new ArrayList<>(perceived(Embedding.NONE, statistics));
        all.addAll(withEmbeddings(statistics));
        Detection person =
                new Detection(new Box(1, 2, 3, 4), 0.5, "person")
                        .withAttributes(List.of(new Attribute("coat", "red", 0.75)))
                        .withKeypoints(List.of(new Keypoint(1.5, -2, 0.25), new Keypoint(0, 0, 0)));
        all.add(
                new PerceivedFrame(
                        frame(9, Affine.IDENTITY, List.of(person)), statistics, 11, Map.of()));
        all.add(
                new PerceivedFrame(
                        frame(10, Affine.IDENTITY, List.of()),
                        false,
                        statistics,
                        12,
                        new TreeMap<>()));
        return all;
    }

    private static List<Perceived> perceivedOfVersion1() {
        return perceived(Embedding.NONE, ImageStatistics.UNKNOWN);
    }

    private static List<Perceived> perceivedOfVersion2() {
        List<Perceived> all = new ArrayList<>(perceivedOfVersion1());
        all.addAll(withEmbeddings(ImageStatistics.UNKNOWN));
        return all;
    }

    private static List<Perceived> withEmbeddings(ImageStatistics statistics) {
        Embedding rounded = EmbeddingSteps.rounded(Embedding.of(0.5f, -2, 0, 1.25f));
        // Not of perception: it keeps every bit.
        Embedding whole = Embedding.ofUnit(0.6f, Math.nextUp(0.8f));
        return List.of(perceived(rounded, statistics).get(0), perceived(whole, statistics).get(0));
    }

    private static FrameDetections frame(
            long sequence, Affine cameraMotion, List<Detection> detections) {
        return new FrameDetections(
                "gate-3",
                1,
                sequence,
                1_700_000_000_000_001L + 100_000 * (sequence - 7),
                640,
                360,
                cameraMotion,
                detections);
    }

    private static List<Perceived> perceived(Embedding embedding, ImageStatistics statistics) {
        Detection person = new Detection(new Box(-1.5, 2.25, 30, 99.984375), 0.8765, "person");
        return List.of(
                new PerceivedFrame(
                        frame(
                                7,
                                new Affine(1, 0.01, -2, 0, 1, 3),
                                List.of(person, person.withEmbedding(embedding))),
                        statistics,
                        9,
                        Map.of("credits", 2L)),
                new PerceivedFrame(frame(8, Affine.IDENTITY, List.of()), statistics, 10, Map.of()),
                new Rejected(LETTER),
                new CameraEvent(new Heartbeat("gate-3", 1, 8, 5)),
                new CameraEvent(new RuleSet("gate-3", 1, -1, 5, 3, "{\"lines\":[]}")),
                new CameraEvent(new SourceDown("gate-3", 1, 8, 5, "timeout")),
                new CameraEvent(
                        new io.vigil.ingest.SourceEnded(
                                "gate-3", 1, 8, 5, "end-of-file", 10, Map.of("credits", 2L))));
    }

    private static TraitVotes votes() {
        return TraitVotes.NONE
                .with(List.of(new Attribute("coat", "red", 0.75), new Attribute("hat", "no", 1)))
                .with(List.of(new Attribute("coat", "grün", 0.5)));
    }

    private static List<TrackOutput> outputs() {
        List<TrackOutput> all = new ArrayList<>(outputsOfVersion2());
        all.add(new Raised(alertWithContext()));
        all.add(new Happened(crossing()));
        all.add(new Happened(RULES));
        all.add(new Counted(count(OptionalLong.of(3), OptionalDouble.of(1.25), 30)));
        all.add(new Counted(count(OptionalLong.empty(), OptionalDouble.empty(), 0)));
        return all;
    }

    private static Alert alertWithContext() {
        Alert plain = alert(Alert.Phase.UPDATED, 1).alert();
        return new Alert(
                plain.alertId(),
                plain.revision(),
                plain.phase(),
                plain.camera(),
                plain.kind(),
                plain.severity(),
                plain.epoch(),
                plain.sequence(),
                plain.capturedAtMicros(),
                plain.startedAtMicros(),
                plain.detectedAtMicros(),
                plain.explanation(),
                new AlertContext(
                        "no-entry",
                        4,
                        "track 12",
                        "stock",
                        "gate-3/restricted-zone/1/5",
                        2,
                        "cool-down",
                        "ada",
                        Optional.of(new Evidence(1, 5, 9)),
                        true,
                        true,
                        CatchUp.COUNTS_ONLY,
                        new Location(
                                "A4",
                                OptionalDouble.of(12.5),
                                "1",
                                OptionalDouble.of(51.25),
                                OptionalDouble.of(-0.5))));
    }

    private static SpatialEvent crossing() {
        return new SpatialEvent(
                "gate-3",
                1,
                7,
                60,
                SpatialEvent.Kind.LINE_CROSSED,
                "door",
                Optional.of(Direction.OUT),
                42,
                "person",
                55,
                Optional.of(new Point(0.25, 0.5)),
                0,
                OptionalDouble.of(1.5),
                OptionalDouble.of(90),
                votes().leading(),
                true,
                4);
    }

    private static Count count(OptionalLong figure, OptionalDouble mean, long observed) {
        return new Count(
                "gate-3",
                "shop-7",
                "door",
                Count.Kind.LINE,
                "person",
                Window.QUARTER_HOUR,
                0,
                60,
                2,
                true,
                false,
                observed,
                5,
                figure,
                figure,
                OptionalLong.empty(),
                figure,
                figure,
                mean,
                figure,
                mean,
                mean,
                OptionalLong.empty(),
                4);
    }

    private static List<Standing> standings() {
        return List.of(
                Standing.NONE,
                new Standing(
                        4,
                        "{}",
                        List.of(
                                new Standing.Waiting(5, 70, "{\"version\":5}"),
                                new Standing.Waiting(7, 60, "{}")),
                        true,
                        false,
                        640,
                        360,
                        50));
    }

    private static List<HeldAlerts> held() {
        Alert alert = alertWithContext();
        return List.of(
                HeldAlerts.NONE,
                new HeldAlerts(
                        new TreeMap<>(Map.of(alert.alertId(), new HeldAlerts.Held(alert, true)))));
    }

    private static List<TrackOutput> outputsOfVersion2() {
        List<TrackOutput> all = new ArrayList<>(outputsOfVersion1());
        List<Trait> traits = votes().leading();
        all.add(
                new Tracked(
                        new Track(
                                "gate-3",
                                1,
                                7,
                                5,
                                43,
                                new Box(1, 2, 3, 4.5),
                                0.25,
                                "person",
                                traits,
                                List.of(new Keypoint(1.5, -2, 0.25)))));
        all.add(new Tracked(new TrackEnded("gate-3", 1, 7, 5, 43, "person", 1, 4, 3, traits)));
        long revision = 0;
        for (Alert.Phase phase : Alert.Phase.values()) {
            all.add(alert(phase, revision++));
        }
        all.add(health(OptionalDouble.empty()));
        all.add(health(OptionalDouble.of(0.75)));
        return all;
    }

    private static Raised alert(Alert.Phase phase, long revision) {
        return new Raised(
                new Alert(
                        "gate-3/camera-moved/1/7",
                        revision,
                        phase,
                        "gate-3",
                        "camera-moved",
                        revision == 0 ? Severity.CRITICAL : Severity.WARNING,
                        1,
                        9,
                        60,
                        40,
                        50,
                        new Explanation(
                                "ä moved", new TreeMap<>(Map.of("shiftX", 0.25, "shiftY", -1d)))));
    }

    private static HealthSaid health(OptionalDouble known) {
        return new HealthSaid(
                new CameraHealth(
                        "gate-3",
                        1,
                        7,
                        5,
                        100,
                        90,
                        120.5,
                        40.25,
                        300,
                        known,
                        known,
                        0.0625,
                        -0.125,
                        1_000_000,
                        known,
                        known,
                        new TreeSet<>(Set.of("camera-dark", "detector-drift"))));
    }

    private static List<HealthState> healthStates() {
        float[] view = new float[SceneGrid.CELLS];
        for (int cell = 0; cell < view.length; cell++) {
            view[cell] = cell / 4f;
        }
        Distribution some =
                new Distribution(
                        new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                        new TreeMap<>(Map.of("person", 40L, "car", 5L)));
        Drift drift =
                new Drift(
                        "model",
                        new Baseline(
                                Collections.nCopies(Baseline.HOURS, some),
                                Collections.nCopies(Baseline.HOURS, 2)),
                        new Clusters(some, Distribution.EMPTY, 77, 1.5, 2.5),
                        6,
                        some,
                        21_700,
                        0.125,
                        0.25,
                        2,
                        0);
        Map<Trouble, Watch> watches =
                Map.of(
                        Trouble.MOVED, new Watch(3, 4, Optional.of(new Watch.Opened(1, 7, 40, 50))),
                        Trouble.DARK, new Watch(5, 6, Optional.empty()));
        List<LightLevel> levels = new ArrayList<>(HealthState.EMPTY.levels());
        levels.set(1, new LightLevel(61_000_000, -1.5, -0.5, view));
        return List.of(
                HealthState.EMPTY,
                new HealthState(
                        new Taken(1, 9, 60, 100, 90, 640, 360, true),
                        55,
                        new Stillness(120.5, 40.25, 300, 20, 60, 500, 3, 700),
                        levels,
                        watches,
                        new Look(60, 120.5, 40.25, 300, 0.5, Double.NaN, 0.0625, 0),
                        drift));
    }

    private static List<TrackOutput> outputsOfVersion1() {
        return List.of(
                new Tracked(
                        new Track("gate-3", 1, 7, 5, 42, new Box(1, 2, 3, 4.5), 0.25, "person")),
                new Tracked(new TrackEnded("gate-3", 1, 7, 5, 42, "person", 1, 4, 3)),
                new Tracked(new TrackRenamed("gate-3", 1, 7, 5, 42, 41)),
                new Tracked(new LedgerUpdate("gate-3", 1, 7, 5, LEDGER)),
                new Tracked(new SourceEnded("gate-3", 1, 7, 5, "end-of-file", LEDGER)),
                new Dead(LETTER));
    }

    /**
     * @param votes of those tracks that were shown
     */
    private static List<CameraState> states(TraitVotes votes, Affine unfollowed) {
        List<Tracklet> tracklets = new ArrayList<>();
        for (Tracklet.Status status : Tracklet.Status.values()) {
            Motion.Form form = FORMS.get(tracklets.size());
            Motion now = Motion.of(form, numbers(10.5, -1.25, 4, 0.5, 2));
            Motion then = Motion.of(form, numbers(11.5, -1.5, 3, 0.25, 1));
            Sightings sightings =
                    new Sightings(
                            5,
                            2,
                            new Sighting(new Box(1, 2, 3, 4.5), 50),
                            new Sighting(new Box(0, 2, 3, 4.5), 40),
                            new Sighting(new Box(-1, 2, 3, 4.5), 30),
                            new Sighting(new Box(-2, 2, 3, 4.5), 20),
                            status == Tracklet.Status.LOST ? then : now);
            Appearance appearance =
                    status == Tracklet.Status.TENTATIVE
                            ? Appearance.NONE
                            : Appearance.NONE
                                    .with(Embedding.ofUnit(.6f, .8f, 0), 1)
                                    .with(Embedding.ofUnit(0, 0, 1), .5);
            tracklets.add(
                    new Tracklet(
                            tracklets.size() + 1,
                            status,
                            "person",
                            now,
                            0.75,
                            0.5,
                            3,
                            5,
                            2,
                            sightings,
                            appearance,
                            status == Tracklet.Status.TENTATIVE ? TraitVotes.NONE : votes));
        }
        Affine scene = new Affine(1.5, 0.25, -20, -0.125, 0.75, 3);
        TrackerState tracker = new TrackerState(4, 5, 6, scene, tracklets);
        return List.of(
                CameraState.EMPTY, new CameraState(LEDGER, tracker, 1, 7, 5, 4, unfollowed, true));
    }

    /** Sightings begin where the filter believed the track to be. */
    private static List<CameraState> statesOfVersion1() {
        Motion motion = Motion.of(Motion.Form.SIDES, numbers(10.5, -1.25, 4, 0.5, 2));
        List<Tracklet> tracklets = new ArrayList<>();
        for (Tracklet.Status status : Tracklet.Status.values()) {
            tracklets.add(
                    new Tracklet(
                            tracklets.size() + 1,
                            status,
                            "person",
                            motion,
                            0.75,
                            0.75,
                            3,
                            5,
                            2,
                            Sightings.first(motion.box(), 5, motion),
                            Appearance.NONE,
                            TraitVotes.NONE));
        }
        TrackerState tracker =
                new TrackerState(4, 5, Integer.MAX_VALUE, Affine.IDENTITY, tracklets);
        return List.of(
                CameraState.EMPTY,
                new CameraState(LEDGER, tracker, 1, 7, 5, 4, Affine.IDENTITY, true));
    }

    /** The same of all four coordinates. */
    private static double[] numbers(double... coordinate) {
        double[] numbers = new double[Motion.SIZE];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = coordinate[i % coordinate.length];
        }
        return numbers;
    }

    @ParameterizedTest
    @MethodSource({"values", "earlierValues"})
    <T> void whatEarlierVersionsWroteIsRead(String name, TypeInformation<T> type, List<T> values)
            throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(golden(name));
        List<T> read = new ArrayList<>();
        while (in.available() > 0) {
            read.add(serializer(type).deserialize(in));
        }
        assertThat(read).isEqualTo(values);
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void thisVersionWritesWhatItsGoldenFileHolds(
            String name, TypeInformation<T> type, List<T> values) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (T value : values) {
            serializer(type).serialize(value, out);
        }
        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer()))
                .isEqualTo(HexFormat.of().formatHex(golden(name)));
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void theSerialiserIsFoundAgainFromItsSnapshot(
            String name, TypeInformation<T> type, List<T> values) throws IOException {
        TypeSerializer<T> serializer = serializer(type);
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
                out, serializer.snapshotConfiguration());
        var restored =
                TypeSerializerSnapshotSerializationUtil.<T>readSerializerSnapshot(
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        getClass().getClassLoader());

        assertThat(restored.restoreSerializer()).isEqualTo(serializer);
        assertThat(
                        serializer
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(restored)
                                .isCompatibleAsIs())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void valuesAreHandedOnNotCopied(String name, TypeInformation<T> type, List<T> values) {
        assertThat(serializer(type).copy(values.get(0))).isSameAs(values.get(0));
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void aVersionFromTheFutureIsRefused(String name, TypeInformation<T> type, List<T> values) {
        assertThatThrownBy(
                        () ->
                                serializer(type)
                                        .deserialize(new DataInputDeserializer(new byte[] {99})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found 99");
    }

    @Test
    void anEmbeddingOfPerceptionTakesAByteAValue() throws IOException {
        float[] raw = new float[512];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (float) Math.sin(i);
        }
        Embedding rounded = EmbeddingSteps.rounded(Embedding.of(raw));

        assertThat(written(rounded)).isEqualTo(written(Embedding.NONE) + 1 + 512);
    }

    private static int written(Embedding embedding) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializer<Perceived> serializer = serializer(StreamTypes.PERCEIVED);
        serializer.serialize(perceived(embedding, ImageStatistics.UNKNOWN).get(0), out);
        return out.length();
    }

    private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file =
                GoldenStateTest.class.getResourceAsStream("/golden/" + name + ".bin")) {
            assertThat(file).as("golden/%s.bin", name).isNotNull();
            return file.readAllBytes();
        }
    }
}
