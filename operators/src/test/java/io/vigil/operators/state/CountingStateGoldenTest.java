package io.vigil.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Counting;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.CountingInput;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.counting.CountingState;
import io.vigil.tracking.counting.CountingStep;
import io.vigil.tracking.counting.KnownTrack;
import io.vigil.tracking.counting.Occurrence;
import io.vigil.tracking.counting.OpenWindow;
import io.vigil.tracking.counting.Pending;
import io.vigil.tracking.counting.PlaceClass;
import io.vigil.tracking.counting.QuantileSketch;
import io.vigil.tracking.counting.Settled;
import io.vigil.tracking.counting.Span;
import io.vigil.tracking.counting.Tally;
import io.vigil.tracking.counting.Window;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.SpatialEvent;
import io.vigil.tracking.spatial.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What is remembered of counts, in a checkpoint. The golden file never changes. */
class CountingStateGoldenTest {
    private static final long HOUR = 3_600_000_000L;

    /** Of a road of two lines and a shop of two zones at once: more than one camera has to do. */
    private static final int MOST_BYTES = 32 * 1024;

    private static final TypeSerializer<CountingState> SERIALIZER =
            StreamTypes.COUNTING_STATE.createSerializer(new SerializerConfigImpl());

    private static List<CountingState> states() {
        Occurrence crossed =
                new Occurrence(
                        Occurrence.Kind.CROSSED_IN, "door", 7, "person", 90, 0, 1.5, true, true, 3);
        Occurrence left =
                new Occurrence(
                        Occurrence.Kind.LEFT,
                        "hall",
                        8,
                        "grün",
                        95,
                        1_234_567,
                        Double.NaN,
                        false,
                        false,
                        3);
        Tally tally =
                new Tally(
                        300,
                        2,
                        1,
                        QuantileSketch.EMPTY.with(0.001).with(12).with(12.5).with(12.5),
                        QuantileSketch.EMPTY.with(14),
                        60_000_000,
                        4);
        PlaceClass all = new PlaceClass(Count.Kind.ZONE, "hall", "");
        PlaceClass people = new PlaceClass(Count.Kind.LINE, "door", "person");
        OpenWindow hour =
                new OpenWindow(
                        Window.HOUR,
                        new Span(0, HOUR),
                        true,
                        59,
                        3,
                        new TreeMap<>(
                                Map.of(
                                        all, new OpenWindow.Row(tally, 2, true),
                                        people, new OpenWindow.Row(Tally.EMPTY, 0, false))));
        Settled settled =
                new Settled(
                        60_000_000,
                        5,
                        3,
                        List.of(hour),
                        Map.of(Window.MINUTE, 60_000_000L),
                        new TreeMap<>(Map.of("hall", new TreeMap<>(Map.of(8L, "grün")))),
                        new TreeMap<>(Map.of("door", new TreeSet<>(List.of("car", "person")))),
                        20_000,
                        19_999,
                        new TreeMap<>(Map.of("door", new Settled.LastCrossing(90, 7))));
        return List.of(
                CountingState.EMPTY,
                new CountingState(
                        120_000_000,
                        119_000_000,
                        17,
                        new Pending(
                                List.of(new Span(60_000_000, 119_000_000)),
                                List.of(new Pending.Shed(60_000_000, 2)),
                                List.of(crossed, left)),
                        List.of(
                                new KnownTrack(7, 100, false, List.of(crossed)),
                                new KnownTrack(300, 110, true, List.of())),
                        settled));
    }

    @Test
    void whatTheFirstVersionWroteIsReadAndThisVersionWritesTheSame() throws IOException {
        byte[] golden = golden();
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (CountingState state : states()) {
            SERIALIZER.serialize(state, out);
        }
        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer()))
                .isEqualTo(HexFormat.of().formatHex(golden));
        DataInputDeserializer in = new DataInputDeserializer(golden);
        List<CountingState> read = new ArrayList<>();
        while (in.available() > 0) {
            read.add(SERIALIZER.deserialize(in));
        }
        assertThat(read).isEqualTo(states());
    }

    @Test
    void restoredAtAnyRecordCountingContinuesByteForByteAndADayStaysSmall() throws IOException {
        Counting counting = counting();
        CountingState undisturbed = CountingState.EMPTY;
        CountingState restored = CountingState.EMPTY;
        int largest = 0;
        long counts = 0;
        for (CountingInput input : day()) {
            CountingStep expected = counting.step(undisturbed, input);
            CountingStep found = counting().step(restored, input);
            assertThat(found).isEqualTo(expected);
            undisturbed = expected.state();
            byte[] bytes = bytes(undisturbed);
            largest = Math.max(largest, bytes.length);
            restored = SERIALIZER.deserialize(new DataInputDeserializer(bytes));
            assertThat(bytes(restored)).isEqualTo(bytes);
            counts += expected.counts().size();
        }
        assertThat(undisturbed.late()).isZero();
        assertThat(counts).isGreaterThan(10_000);
        System.out.printf(
                "figure: state of a camera's counts over a day, 2 lines, 2 zones, 3 classes, 20,000 events: at most %,d bytes%n",
                largest);
        assertThat(largest).isLessThan(MOST_BYTES);
    }

    private static Counting counting() {
        return new Counting(CountingConfig.DEFAULTS, places());
    }

    private static SpatialConfig places() {
        List<Point> corners = List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1));
        return new SpatialConfig(
                Anchor.BOTTOM_CENTER,
                List.of(
                        new Line("north", new Point(0, 0.5), new Point(1, 0.5)),
                        new Line("south", new Point(0, 0.6), new Point(1, 0.6))),
                List.of(new Zone("hall", corners), new Zone("till", corners)),
                List.of(),
                0.01,
                Duration.ofMillis(200));
    }

    /** A record each 4.3 s, about as many events as records. */
    private static List<CountingInput> day() {
        Random random = new Random(4);
        List<CountingInput> inputs = new ArrayList<>();
        String[] labels = {"car", "truck", "person"};
        long at = Scene.ORIGIN_MICROS;
        long end = at + 24 * HOUR;
        for (long track = 1; at < end; track++, at += 4_320_000) {
            String label = labels[random.nextInt(3)];
            List<SpatialEvent> events =
                    random.nextBoolean()
                            ? List.of(
                                    event(
                                            SpatialEvent.Kind.LINE_CROSSED,
                                            random.nextBoolean() ? "north" : "south",
                                            Optional.of(
                                                    random.nextBoolean()
                                                            ? Direction.IN
                                                            : Direction.OUT),
                                            at,
                                            track,
                                            label,
                                            0,
                                            OptionalDouble.of(
                                                    Math.max(1, 14 + 3 * random.nextGaussian()))))
                            : List.of(
                                    event(
                                            SpatialEvent.Kind.ZONE_ENTERED,
                                            "hall",
                                            Optional.empty(),
                                            at,
                                            track,
                                            label,
                                            0,
                                            OptionalDouble.empty()),
                                    event(
                                            SpatialEvent.Kind.ZONE_LEFT,
                                            "hall",
                                            Optional.empty(),
                                            at + 1_000,
                                            track,
                                            label,
                                            (long) (60e6 * random.nextDouble()),
                                            OptionalDouble.empty()));
            inputs.add(new CountingInput("a4", at, Sight.FRAME, track, events, List.of()));
            inputs.add(
                    new CountingInput(
                            "a4", at + 1_900_000, Sight.FRAME, track, List.of(), List.of()));
        }
        return inputs;
    }

    private static SpatialEvent event(
            SpatialEvent.Kind kind,
            String place,
            Optional<Direction> direction,
            long at,
            long track,
            String label,
            long dwell,
            OptionalDouble speed) {
        return new SpatialEvent(
                "a4",
                0,
                track,
                at,
                kind,
                place,
                direction,
                track,
                label,
                at,
                Optional.empty(),
                dwell,
                speed,
                OptionalDouble.empty(),
                List.of(),
                false,
                1);
    }

    private static byte[] bytes(CountingState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        SERIALIZER.serialize(state, out);
        return out.getCopyOfBuffer();
    }

    private static byte[] golden() throws IOException {
        try (InputStream file =
                CountingStateGoldenTest.class.getResourceAsStream("/golden/counting-state-1.bin")) {
            assertThat(file).as("golden/counting-state-1.bin").isNotNull();
            return file.readAllBytes();
        }
    }
}
