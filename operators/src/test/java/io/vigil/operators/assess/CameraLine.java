package io.vigil.operators.assess;

import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.anomaly.bundle.Bundles;
import io.vigil.operators.CameraState;
import io.vigil.operators.Perceived;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.health.CameraWatch;
import io.vigil.operators.health.HealthConfig;
import io.vigil.operators.health.HealthState;
import io.vigil.operators.state.StreamTypes;
import io.vigil.operators.track.CameraTracking;
import io.vigil.tracking.algorithms.Trackers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** One camera through tracking, the watch over it and its assessment, as the job has it. */
final class CameraLine {
    final List<TrackOutput> outputs = new ArrayList<>();

    /** Open besides those that the watch finds. */
    final SortedSet<String> troubles = new TreeSet<>();

    private CameraTracking tracking = new CameraTracking(Trackers.named(Trackers.DEFAULT));
    private CameraWatch watch = new CameraWatch(HealthConfig.DEFAULTS, "model");
    private final Bundles bundles;
    private CameraAssessment assessment;
    private CameraState camera = CameraState.EMPTY;
    private HealthState health = HealthState.EMPTY;
    private AssessState state = AssessState.EMPTY;
    private Heard heard;
    private CameraAssessment.Step assessed;

    CameraLine() {
        this(new BundleStore("none"));
    }

    CameraLine(Bundles bundles) {
        this.bundles = bundles;
        this.assessment = new CameraAssessment(bundles);
    }

    AssessState state() {
        return state;
    }

    /** What it said of this record. */
    List<TrackOutput> see(Perceived perceived) {
        CameraTracking.Step tracked = tracking.step(camera, perceived);
        CameraWatch.Step watched = watch.step(health, perceived);
        SortedSet<String> open = new TreeSet<>(watched.state().openKinds());
        open.addAll(troubles);
        heard = new Heard(perceived, tracked.accepted(), tracked.state(), tracked.outputs(), open);
        assessed = assessment.step(state, heard);
        camera = tracked.state();
        health = watched.state();
        state = assessed.state();
        List<TrackOutput> said = new ArrayList<>(tracked.outputs());
        said.addAll(watched.outputs());
        said.addAll(assessed.outputs());
        outputs.addAll(said);
        return said;
    }

    /** The last record. */
    Heard heard() {
        return heard;
    }

    /** What came of the last record. */
    CameraAssessment.Step assessed() {
        return assessed;
    }

    /** Goes on in another process from what a checkpoint holds. */
    void restart() {
        tracking = new CameraTracking(Trackers.named(Trackers.DEFAULT));
        watch = new CameraWatch(HealthConfig.DEFAULTS, "model");
        assessment = new CameraAssessment(bundles);
        camera = again(StreamTypes.CAMERA_STATE, camera);
        health = again(StreamTypes.HEALTH_STATE, health);
        state =
                new AssessState(
                        again(StreamTypes.STANDING, state.standing()),
                        again(StreamTypes.SPATIAL_STATE, state.spatial()),
                        again(StreamTypes.COUNTING_STATE, state.counting()),
                        again(StreamTypes.RULES_STATE, state.rules()),
                        again(StreamTypes.JUDGING, state.judging()),
                        again(StreamTypes.PAST_ALERTS, state.past()));
    }

    /** All outputs as they would travel. */
    byte[] bytes() {
        return written(StreamTypes.TRACK_OUTPUT, outputs);
    }

    /** The whole state as a checkpoint would hold it. */
    byte[] checkpoint() {
        DataOutputSerializer all = new DataOutputSerializer(64);
        try {
            all.write(written(StreamTypes.CAMERA_STATE, List.of(camera)));
            all.write(written(StreamTypes.STANDING, List.of(state.standing())));
            all.write(written(StreamTypes.SPATIAL_STATE, List.of(state.spatial())));
            all.write(written(StreamTypes.COUNTING_STATE, List.of(state.counting())));
            all.write(written(StreamTypes.RULES_STATE, List.of(state.rules())));
            all.write(written(StreamTypes.JUDGING, List.of(state.judging())));
            all.write(written(StreamTypes.PAST_ALERTS, List.of(state.past())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.getCopyOfBuffer();
    }

    static <T> byte[] written(TypeInformation<T> type, List<T> values) {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        try {
            for (T value : values) {
                serializer.serialize(value, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.getCopyOfBuffer();
    }

    static <T> T again(TypeInformation<T> type, T value) {
        try {
            return type.createSerializer(new SerializerConfigImpl())
                    .deserialize(new DataInputDeserializer(written(type, List.of(value))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
