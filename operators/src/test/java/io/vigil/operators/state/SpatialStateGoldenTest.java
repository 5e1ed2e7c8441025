package io.vigil.operators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.tracking.Trait;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.Change;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.GroundPoint;
import io.vigil.tracking.spatial.GroundTrack;
import io.vigil.tracking.spatial.ImageMotion;
import io.vigil.tracking.spatial.Layout;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.Sides;
import io.vigil.tracking.spatial.SpatialEvent;
import io.vigil.tracking.spatial.SpatialState;
import io.vigil.tracking.spatial.Spot;
import io.vigil.tracking.spatial.Spread;
import io.vigil.tracking.spatial.Trail;
import io.vigil.tracking.spatial.Visit;
import io.vigil.tracking.spatial.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** {@code golden/spatial-state-1.bin} was written by version 1 and never changes. */
class SpatialStateGoldenTest {
    private final TypeSerializer<SpatialState> serializer =
            StreamTypes.SPATIAL_STATE.createSerializer(new SerializerConfigImpl());

    private static List<SpatialState> states() {
        Layout layout =
                new Layout(
                        Anchor.BOTTOM_CENTER,
                        List.of(new Line("door", new Point(0.2, 0.5), new Point(0.8, 0.5))),
                        List.of(
                                new Zone(
                                        "bed",
                                        List.of(
                                                new Point(0.1, 0.1),
                                                new Point(0.4, 0.1),
                                                new Point(0.4, 0.4)))),
                        List.of(
                                new GroundPoint(new Point(0.1, 0.9), 0, 0),
                                new GroundPoint(new Point(0.9, 0.9), 5, 0),
                                new GroundPoint(new Point(0.7, 0.4), 5, 20),
                                new GroundPoint(new Point(0.3, 0.4), 0, 20)));
        SpatialEvent event =
                new SpatialEvent(
                        "gate-3",
                        0,
                        7,
                        900_000,
                        SpatialEvent.Kind.LINE_CROSSED,
                        "door",
                        Optional.of(Direction.OUT),
                        4,
                        "person",
                        850_000,
                        Optional.of(new Point(0.5, 0.5)),
                        0,
                        OptionalDouble.of(1.25),
                        OptionalDouble.empty(),
                        List.of(new Trait("uniform", "yes", 0.75, 3)),
                        false,
                        2);
        Trail whole =
                new Trail(
                        4,
                        "person",
                        new Spot(100_000, 320.5, 100),
                        new Spot(900_000, 330, 240.25),
                        Trail.ALIVE,
                        182.5,
                        new ImageMotion(330.25, 240, 11.5, -3, 9),
                        new GroundTrack(
                                900_000,
                                9,
                                1,
                                1.5,
                                2,
                                12.5,
                                0.25,
                                -1,
                                new Spread(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                                3.5),
                        new Sides(new byte[] {-1}),
                        List.of(new Change(0, new Spot(880_000, 329, 239), true, 890_000, 2)),
                        List.of(new Visit(1, 200_000)),
                        List.of(event));
        Trail bare =
                new Trail(
                        5,
                        "car",
                        new Spot(100_000, 1, 2),
                        new Spot(200_000, 3, 4),
                        800_000,
                        50,
                        new ImageMotion(3, 4, 0, 0, 1),
                        GroundTrack.NONE,
                        new Sides(new byte[] {0}),
                        List.of(),
                        List.of(),
                        List.of());
        return List.of(
                SpatialState.EMPTY, new SpatialState(layout, 640, 360, List.of(whole, bare)));
    }

    private byte[] written() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (SpatialState state : states()) {
            serializer.serialize(state, out);
        }
        return out.getCopyOfBuffer();
    }

    private static byte[] golden() throws IOException {
        try (InputStream file =
                SpatialStateGoldenTest.class.getResourceAsStream("/golden/spatial-state-1.bin")) {
            assertThat(file).as("golden/spatial-state-1.bin").isNotNull();
            return file.readAllBytes();
        }
    }

    @Test
    void whatVersionOneWroteIsRead() throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(golden());
        List<SpatialState> read = new ArrayList<>();
        while (in.available() > 0) {
            read.add(serializer.deserialize(in));
        }
        assertThat(read).isEqualTo(states());
    }

    @Test
    void thisVersionWritesWhatItsGoldenFileHolds() throws IOException {
        assertThat(HexFormat.of().formatHex(written()))
                .isEqualTo(HexFormat.of().formatHex(golden()));
    }

    @Test
    void aVersionFromTheFutureIsRefused() {
        assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(new byte[] {99})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found 99");
    }
}
