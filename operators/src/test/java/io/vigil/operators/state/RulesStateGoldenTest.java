package io.vigil.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Evidence;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.falls.Body;
import io.vigil.anomaly.falls.Clutter;
import io.vigil.anomaly.falls.Descending;
import io.vigil.anomaly.falls.Descent;
import io.vigil.anomaly.falls.FallState;
import io.vigil.anomaly.falls.Figure;
import io.vigil.anomaly.falls.Lie;
import io.vigil.anomaly.falls.Look;
import io.vigil.anomaly.falls.Stance;
import io.vigil.anomaly.falls.StandingHeights;
import io.vigil.anomaly.rules.Cooling;
import io.vigil.anomaly.rules.Episode;
import io.vigil.anomaly.rules.FlowCell;
import io.vigil.anomaly.rules.Inhibition;
import io.vigil.anomaly.rules.RuleMemory;
import io.vigil.anomaly.rules.RulesState;
import io.vigil.anomaly.rules.Seen;
import io.vigil.anomaly.rules.SequenceState;
import io.vigil.anomaly.rules.Tally;
import io.vigil.anomaly.rules.Trail;
import io.vigil.tracking.Box;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What this version writes of rules is what its golden file holds, and is read as it was. */
class RulesStateGoldenTest {
    private static final TypeSerializer<RulesState> SERIALIZER =
            StreamTypes.RULES_STATE.createSerializer(new SerializerConfigImpl());

    private static Alert alert() {
        return new Alert(
                "gate-3/no-entry/track-12/stock/40",
                2,
                Alert.Phase.UPDATED,
                "gate-3",
                "restricted-zone",
                Severity.CRITICAL,
                1,
                9,
                60,
                40,
                50,
                new Explanation("Ä in stock.", new TreeMap<>(Map.of("limit", 2.0))),
                new AlertContext(
                        "no-entry",
                        3,
                        "track 12",
                        "stock",
                        "gate-3/no-entry/track-11/stock/30",
                        1,
                        "cool-down",
                        "anna",
                        Optional.of(new Evidence(1, 5, 9)),
                        true,
                        true,
                        CatchUp.ALL,
                        new Location(
                                "A4",
                                OptionalDouble.of(12.5),
                                "1",
                                OptionalDouble.of(51.25),
                                OptionalDouble.of(-7.5))));
    }

    private static Episode episode(Episode.Stage stage, Optional<Alert> alert) {
        return new Episode(
                12,
                "stock",
                "stock",
                "person",
                stage,
                35,
                36,
                40,
                55,
                7,
                2,
                0.25,
                0.5,
                0.75,
                0.125,
                1.5,
                Double.NaN,
                new Evidence(1, 5, 9),
                alert);
    }

    private static FallState falls(double named, List<Figure> figures) {
        Body body =
                new Body(
                        3,
                        new Box(10, 20, 40, 50.5),
                        1,
                        9,
                        7,
                        0.75,
                        1.5,
                        new Stance(25, 5, 50, 45, 2.25, 8),
                        new Descent(List.of(new Descent.Head(9, 20, 50.5, 1.125)), 0.875),
                        new Lie(0.5, 0.625, 8, 9, 7, 25, 35, 3, -1));
        return new FallState(
                3,
                9,
                named,
                List.of(body),
                figures,
                List.of(new Clutter(new Box(1, 2, 3, 4), 5, 6)),
                new StandingHeights(1, 0.5, 0.25, 0.125, 0.0625));
    }

    private static Figure figure() {
        Look look = new Look(9, new Box(10, 20, 40, 30.5), true, 300, 45, 1.5, 0.25, 1);
        return new Figure(
                4,
                new Box(10, 20, 40, 30.5),
                new Stance(25, 5, 50, 45, 2.25, 8),
                100,
                110,
                1.75,
                0.875,
                12.5,
                9,
                -1,
                new Descending(8, 0.75, 0.125, 1.25, 9, 25, 25.25, 20, List.of(look)),
                new Lie(0.2, 0.625, 8, 9, 7, 25, 35, 1, -1));
    }

    private static FallState falls() {
        return falls(0.75, List.of(figure()));
    }

    /** As the second version knew them. */
    private static FallState onlyBodies() {
        return falls(-1, List.of());
    }

    private static List<RulesState> states(FallState falls) {
        List<Episode> episodes = new ArrayList<>();
        for (Episode.Stage stage : Episode.Stage.values()) {
            episodes.add(episode(stage, Optional.empty()));
        }
        episodes.add(episode(Episode.Stage.OPEN, Optional.of(alert())));
        RuleMemory memory =
                new RuleMemory(
                        "no-entry",
                        "cbf29ce484222325",
                        episodes,
                        List.of(new Cooling(11, "stock", 99)),
                        List.of(new Tally(7, "bed", 30, 40, 50)),
                        List.of(new FlowCell(17, 12.5, 0.25, -11)),
                        new SequenceState(
                                List.of(
                                        new SequenceState.Progress(
                                                2, "gate-4", 5, "car", 30, 40, 1, 6))),
                        falls);
        Trail trail =
                new Trail(
                        12,
                        0.125,
                        0.25,
                        10,
                        0.375,
                        0.5,
                        20,
                        170.5,
                        0.625,
                        0.75,
                        15,
                        Trail.NEVER,
                        3,
                        180.25,
                        77);
        return List.of(
                RulesState.EMPTY,
                new RulesState(
                        new Seen(1, 9, 60, 45, true),
                        List.of(trail),
                        List.of(new Inhibition("", "wörks", 99)),
                        List.of(memory)));
    }

    @Test
    void thisVersionWritesWhatItsGoldenFileHolds() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (RulesState state : states(falls())) {
            SERIALIZER.serialize(state, out);
        }
        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer()))
                .isEqualTo(HexFormat.of().formatHex(golden(3)));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        assertThat(read(3)).isEqualTo(states(falls()));
    }

    @Test
    void whatTheSecondVersionWroteKnowsOfNoFigures() throws IOException {
        assertThat(read(2)).isEqualTo(states(onlyBodies()));
    }

    @Test
    void whatTheFirstVersionWroteKnowsOfNoFalls() throws IOException {
        assertThat(read(1)).isEqualTo(states(FallState.EMPTY));
    }

    private static List<RulesState> read(int version) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(golden(version));
        List<RulesState> read = new ArrayList<>();
        while (in.available() > 0) {
            read.add(SERIALIZER.deserialize(in));
        }
        return read;
    }

    private static byte[] golden(int version) throws IOException {
        String name = "/golden/rules-state-%d.bin".formatted(version);
        try (InputStream file = RulesStateGoldenTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            return file.readAllBytes();
        }
    }
}
