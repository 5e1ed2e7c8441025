package io.vigil.operators.track;

import io.vigil.operators.CameraState;
import io.vigil.operators.Perceived;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.state.StreamTypes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps the state of {@link CameraTracking}, one per camera. */
public final class TrackFunction extends KeyedProcessFunction<String, Perceived, TrackOutput> {
    private final TrackerFactory factory;

    private transient CameraTracking tracking;
    private transient ValueState<CameraState> state;

    public TrackFunction(TrackerFactory factory) {
        this.factory = factory;
    }

    @Override
    public void open(OpenContext context) {
        tracking = new CameraTracking(factory.create());
        state =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("camera", StreamTypes.CAMERA_STATE));
    }

    @Override
    public void processElement(Perceived perceived, Context context, Collector<TrackOutput> out)
            throws Exception {
        CameraState before = state.value();
        CameraTracking.Step step =
                tracking.step(before == null ? CameraState.EMPTY : before, perceived);
        state.update(step.state());
        step.outputs().forEach(out::collect);
    }
}
