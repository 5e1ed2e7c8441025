package io.vigil.deploy.bench;

import io.vigil.anomaly.rules.RuleEngine;
import io.vigil.anomaly.rules.RulesInput;
import io.vigil.anomaly.rules.RulesState;
import io.vigil.anomaly.rules.RulesStep;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.Untracked;
import io.vigil.operators.state.StreamTypes;
import io.vigil.tracking.counting.Counting;
import io.vigil.tracking.counting.CountingInput;
import io.vigil.tracking.counting.CountingState;
import io.vigil.tracking.counting.CountingStep;
import io.vigil.tracking.spatial.SceneFrame;
import io.vigil.tracking.spatial.SpatialScene;
import io.vigil.tracking.spatial.SpatialState;
import io.vigil.tracking.spatial.SpatialStep;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;

/** One camera's places, counts and rules with their states. */
final class AssessedCamera {
    static final String CAMERA = "bench";

    private final SpatialScene scene;
    private final Counting counting;
    private final RuleEngine engine;
    private SpatialState spatial = SpatialState.EMPTY;
    private CountingState counted = CountingState.EMPTY;
    private RulesState ruled = RulesState.EMPTY;
    private long outputs;

    AssessedCamera(SceneRules rules) {
        scene = new SpatialScene(rules.places());
        counting = new Counting(rules.counting(), rules.places());
        engine = new RuleEngine(rules);
    }

    void take(List<SceneFrame> frames) {
        for (SceneFrame frame : frames) {
            SpatialStep places = scene.step(spatial, frame, 1);
            spatial = places.state();
            CountingStep counts =
                    counting.step(
                            counted,
                            new CountingInput(
                                    CAMERA,
                                    frame.capturedAtMicros(),
                                    CountingInput.Sight.FRAME,
                                    0,
                                    places.events(),
                                    places.placed()));
            counted = counts.state();
            RulesStep rules =
                    engine.step(
                            ruled,
                            new RulesInput(
                                    CAMERA,
                                    0,
                                    frame.sequence(),
                                    frame.capturedAtMicros(),
                                    CountingInput.Sight.FRAME,
                                    frame.width(),
                                    frame.height(),
                                    places.events(),
                                    places.placed(),
                                    frame.ended(),
                                    frame.renamed(),
                                    new TreeSet<>(),
                                    List.of(),
                                    Untracked.NOTHING));
            ruled = rules.state();
            outputs += places.events().size() + counts.counts().size() + rules.alerts().size();
        }
    }

    /** Of places, counts and rules, as they are written. */
    int[] stateBytes() throws IOException {
        return new int[] {
            bytes(StreamTypes.SPATIAL_STATE, spatial),
            bytes(StreamTypes.COUNTING_STATE, counted),
            bytes(StreamTypes.RULES_STATE, ruled)
        };
    }

    /** Events, counts and alerts so far. */
    long outputs() {
        return outputs;
    }

    private static <T> int bytes(TypeInformation<T> type, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(4096);
        type.createSerializer(new SerializerConfigImpl()).serialize(value, out);
        return out.length();
    }
}
