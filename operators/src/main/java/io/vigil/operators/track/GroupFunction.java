package io.vigil.operators.track;

import io.vigil.operators.TrackOutput;
import io.vigil.operators.assess.group.CameraGroups;
import io.vigil.operators.assess.group.GroupAssessment;
import io.vigil.operators.assess.group.GroupState;
import io.vigil.operators.assess.group.Moment;
import io.vigil.operators.state.StreamTypes;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps the states of {@link GroupAssessment}, one per group of cameras. */
public final class GroupFunction extends KeyedProcessFunction<String, Moment, TrackOutput> {
    private static final long serialVersionUID = 1;

    private final CameraGroups groups;

    private transient Map<String, GroupAssessment> assessments;
    private transient ValueState<GroupState> state;
    private transient Counter late;
    private transient Counter forced;

    public GroupFunction(CameraGroups groups) {
        this.groups = groups;
    }

    @Override
    public void open(OpenContext context) {
        assessments = new HashMap<>();
        state =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("group", StreamTypes.GROUP_STATE));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        late = metrics.counter("lateMoments");
        forced = metrics.counter("membersPassedOver");
    }

    @Override
    public void processElement(Moment moment, Context context, Collector<TrackOutput> out)
            throws Exception {
        GroupState known = state.value();
        GroupState before = known == null ? GroupState.EMPTY : known;
        GroupAssessment.Step step =
                assessments
                        .computeIfAbsent(
                                context.getCurrentKey(),
                                group -> new GroupAssessment(groups.members(group)))
                        .step(before, moment);
        state.update(step.state());
        late.inc(step.state().merge().late() - before.merge().late());
        forced.inc(step.state().merge().forced() - before.merge().forced());
        step.outputs().forEach(out::collect);
    }
}
