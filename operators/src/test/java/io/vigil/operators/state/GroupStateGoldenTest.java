package io.vigil.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.rules.Instruction;
import io.vigil.anomaly.rules.RuleMemory;
import io.vigil.anomaly.rules.RulesState;
import io.vigil.anomaly.rules.Seen;
import io.vigil.anomaly.rules.SequenceState;
import io.vigil.operators.assess.group.GroupState;
import io.vigil.operators.assess.group.Member;
import io.vigil.operators.assess.group.MergeState;
import io.vigil.operators.assess.group.Moment;
import io.vigil.operators.assess.group.Told;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.counting.CountingState;
import io.vigil.tracking.counting.OpenWindow;
import io.vigil.tracking.counting.PlaceClass;
import io.vigil.tracking.counting.QuantileSketch;
import io.vigil.tracking.counting.SiteState;
import io.vigil.tracking.counting.SiteState.Drift;
import io.vigil.tracking.counting.Span;
import io.vigil.tracking.counting.Tally;
import io.vigil.tracking.counting.Window;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What this version writes of groups is what its golden files hold, and is read as it was. */
class GroupStateGoldenTest {
    private static Moment moment() {
        return new Moment(
                "gate-3",
                1,
                17,
                120_000_000,
                Moment.Kind.TICK,
                Sight.FRAME,
                true,
                3,
                List.of(
                        new SpatialEvent(
                                "gate-3",
                                1,
                                17,
                                120_000_000,
                                SpatialEvent.Kind.LINE_CROSSED,
                                "tür",
                                Optional.of(Direction.IN),
                                7,
                                "person",
                                119_900_000,
                                Optional.of(new Point(0.25, 0.5)),
                                0,
                                OptionalDouble.of(1.5),
                                OptionalDouble.empty(),
                                List.of(),
                                false,
                                2)),
                List.of(new TrackRenamed("gate-3", 1, 17, 120_000_000, 7, 3)),
                List.of(new Instruction(Instruction.Action.INHIBIT, "detour", "ada", "works", 999)),
                "{}");
    }

    private static Moment ended() {
        return new Moment(
                "yard",
                0,
                -1,
                130_000_000,
                Moment.Kind.ENDED,
                Sight.ENDED,
                false,
                0,
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private static Told told() {
        return new Told("gate-3", 2, 120, 119, Sight.FRAME, Optional.of(moment()));
    }

    private static SiteState site() {
        OpenWindow window =
                new OpenWindow(
                        Window.HOUR,
                        new Span(0, 3_600_000_000L),
                        true,
                        60_000_000,
                        2,
                        new TreeMap<>(
                                Map.of(
                                        new PlaceClass(Count.Kind.SITE, "", "person"),
                                        new OpenWindow.Row(
                                                new Tally(
                                                        3,
                                                        2,
                                                        1,
                                                        QuantileSketch.EMPTY,
                                                        QuantileSketch.EMPTY,
                                                        4,
                                                        5),
                                                6,
                                                true))));
        Count minute =
                new Count(
                        "gate-3",
                        "shop-7",
                        "main",
                        Count.Kind.LINE,
                        "",
                        Window.MINUTE,
                        0,
                        60_000_000,
                        0,
                        true,
                        true,
                        60_000_000,
                        1,
                        OptionalLong.of(3),
                        OptionalLong.of(1),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        2);
        return new SiteState(
                new TreeMap<>(Map.of("gate-3", CountingState.EMPTY)),
                new TreeSet<>(List.of("yard")),
                List.of(minute),
                new TreeMap<>(Map.of("", List.of(window))),
                4,
                new Drift(1, 0, 9),
                new Drift(2, 3, 10),
                20_000);
    }

    private static List<GroupState> states() {
        RulesState rules =
                new RulesState(
                        new Seen(1, 17, 120, 100, false),
                        List.of(),
                        List.of(),
                        List.of(
                                new RuleMemory(
                                        "detour",
                                        "ab12",
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        new SequenceState(
                                                List.of(
                                                        new SequenceState.Progress(
                                                                1, "yard", 5, "person", 10, 20, 0,
                                                                9))))));
        return List.of(
                GroupState.EMPTY,
                new GroupState(
                        new MergeState(
                                new TreeMap<>(
                                        Map.of("gate-3", 120_000_000L, "yard", Long.MAX_VALUE)),
                                new TreeMap<>(Map.of("gate-3", List.of(moment()))),
                                119_000_000,
                                1,
                                2),
                        new TreeMap<>(
                                Map.of(
                                        "gate-3",
                                        new Member(1, 17, 120_000_000, "{}"),
                                        "yard",
                                        new Member(0, -1, Long.MIN_VALUE, ""))),
                        new TreeMap<>(Map.of("gate-3", rules)),
                        new TreeMap<>(Map.of("shop-7", site(), "späti", SiteState.EMPTY))));
    }

    @Test
    void theStateOfAGroup() throws IOException {
        check("group-state-1-with-rules-3.bin", StreamTypes.GROUP_STATE, states());
    }

    @Test
    void theStateOfAGroupWhoseRulesAreOfTheSecondVersionIsRead() throws IOException {
        assertThat(read("group-state-1-with-rules-2.bin", StreamTypes.GROUP_STATE))
                .isEqualTo(states());
    }

    @Test
    void theStateOfAGroupWhoseRulesAreOfTheFirstVersionIsRead() throws IOException {
        assertThat(read("group-state-1.bin", StreamTypes.GROUP_STATE)).isEqualTo(states());
    }

    @Test
    void whatItHears() throws IOException {
        check("moment-1.bin", StreamTypes.MOMENT, List.of(moment(), ended()));
    }

    @Test
    void whatItWasTold() throws IOException {
        check("told-1.bin", StreamTypes.TOLD, List.of(Told.NOTHING, told()));
    }

    private static <T> void check(String file, TypeInformation<T> type, List<T> values)
            throws IOException {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (T value : values) {
            serializer.serialize(value, out);
        }
        byte[] golden = golden(file);
        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer()))
                .isEqualTo(HexFormat.of().formatHex(golden));
        assertThat(read(file, type)).isEqualTo(values);
    }

    private static <T> List<T> read(String file, TypeInformation<T> type) throws IOException {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        DataInputDeserializer in = new DataInputDeserializer(golden(file));
        List<T> read = new ArrayList<>();
        while (in.available() > 0) {
            read.add(serializer.deserialize(in));
        }
        return read;
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = GroupStateGoldenTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(file).as("golden/" + name).isNotNull();
            return file.readAllBytes();
        }
    }
}
