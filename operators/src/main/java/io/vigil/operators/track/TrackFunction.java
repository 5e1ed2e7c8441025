package io.vigil.operators.track;

import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.operators.CameraState;
import io.vigil.operators.Perceived;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.assess.AssessState;
import io.vigil.operators.assess.CameraAssessment;
import io.vigil.operators.assess.Heard;
import io.vigil.operators.assess.group.CameraGroups;
import io.vigil.operators.assess.group.Moment;
import io.vigil.operators.assess.group.Telling;
import io.vigil.operators.assess.group.Told;
import io.vigil.operators.health.CameraWatch;
import io.vigil.operators.health.HealthConfig;
import io.vigil.operators.health.HealthMetrics;
import io.vigil.operators.health.HealthState;
import io.vigil.operators.state.StreamTypes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the states of {@link CameraTracking}, {@link CameraWatch} and {@link CameraAssessment}, one
 * of each per camera.
 */
public final class TrackFunction extends KeyedProcessFunction<String, Perceived, TrackOutput> {
    /** What groups of cameras hear. */
    public static final OutputTag<Moment> MOMENTS = new OutputTag<>("moments", StreamTypes.MOMENT);

    private final TrackerFactory factory;
    private final HealthConfig health;
    private final String model;
    private final CameraGroups groups;
    private final BundleStore bundles;

    private transient CameraTracking tracking;
    private transient CameraWatch watch;
    private transient HealthMetrics metrics;
    private transient ValueState<CameraState> state;
    private transient ValueState<HealthState> healthState;
    private transient CameraAssessment assessment;
    private transient Assessed assessed;
    private transient ValueState<Told> told;

    /**
     * @param model what the detections are of
     * @param groups that hear of their cameras by {@link #MOMENTS}
     * @param bundles that cameras are judged by
     */
    public TrackFunction(
            TrackerFactory factory,
            HealthConfig health,
            String model,
            CameraGroups groups,
            BundleStore bundles) {
        this.factory = factory;
        this.health = health;
        this.model = model;
        this.groups = groups;
        this.bundles = bundles;
    }

    @Override
    public void open(OpenContext context) {
        tracking = new CameraTracking(factory.create());
        state = state("camera", StreamTypes.CAMERA_STATE);
        watch = new CameraWatch(health, model);
        metrics = new HealthMetrics(getRuntimeContext().getMetricGroup());
        healthState = state("health", StreamTypes.HEALTH_STATE);
        assessment = new CameraAssessment(bundles);
        assessed = new Assessed(this::state);
        told = state("told", StreamTypes.TOLD);
    }

    private <T> ValueState<T> state(String name, TypeInformation<T> type) {
        return getRuntimeContext().getState(new ValueStateDescriptor<>(name, type));
    }

    @Override
    public void processElement(Perceived perceived, Context context, Collector<TrackOutput> out)
            throws Exception {
        CameraState before = state.value();
        CameraTracking.Step step =
                tracking.step(before == null ? CameraState.EMPTY : before, perceived);
        state.update(step.state());
        step.outputs().forEach(out::collect);
        HealthState watched = watch(perceived, out);
        assess(perceived, step, watched, context, out);
    }

    private HealthState watch(Perceived perceived, Collector<TrackOutput> out) throws Exception {
        HealthState before = healthState.value();
        CameraWatch.Step step = watch.step(before == null ? HealthState.EMPTY : before, perceived);
        if (!step.state().equals(HealthState.EMPTY)) {
            healthState.update(step.state());
        }
        for (TrackOutput output : step.outputs()) {
            metrics.note(output);
            out.collect(output);
        }
        return step.state();
    }

    private void assess(
            Perceived perceived,
            CameraTracking.Step tracked,
            HealthState watched,
            Context context,
            Collector<TrackOutput> out)
            throws Exception {
        AssessState before = assessed.value();
        Heard heard =
                new Heard(
                        perceived,
                        tracked.accepted(),
                        tracked.state(),
                        tracked.outputs(),
                        watched.openKinds());
        CameraAssessment.Step step = assessment.step(before, heard);
        assessed.update(before, step.state());
        step.outputs().forEach(out::collect);
        String group = groups.of(perceived.camera()).orElse("");
        if (!group.isEmpty()) {
            tell(group, heard, step, context);
        } else if (told.value() != null) {
            // It was in one before the job was started again, and may be once more.
            told.clear();
        }
    }

    private void tell(String group, Heard heard, CameraAssessment.Step assessedNow, Context context)
            throws Exception {
        Told before = told.value();
        Telling.Step step =
                Telling.step(before == null ? Told.NOTHING : before, group, heard, assessedNow);
        if (!step.state().equals(before)) {
            told.update(step.state());
        }
        step.moments().forEach(moment -> context.output(MOMENTS, moment));
    }
}
