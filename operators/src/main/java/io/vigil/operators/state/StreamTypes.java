package io.vigil.operators.state;

import io.vigil.anomaly.judging.Judging;
import io.vigil.anomaly.judging.PastAlerts;
import io.vigil.anomaly.rules.RulesState;
import io.vigil.operators.CameraModels;
import io.vigil.operators.CameraState;
import io.vigil.operators.Perceived;
import io.vigil.operators.RawRecord;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.assess.Standing;
import io.vigil.operators.assess.group.GroupState;
import io.vigil.operators.assess.group.Moment;
import io.vigil.operators.assess.group.Told;
import io.vigil.operators.deliver.HeldAlerts;
import io.vigil.operators.health.HealthState;
import io.vigil.tracking.counting.CountingState;
import io.vigil.tracking.spatial.SpatialState;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Everything that travels between operators or is kept by them, as Flink knows it. */
public final class StreamTypes {
    public static final TypeInformation<RawRecord> RAW_RECORD =
            new ValueType<>(RawRecord.class, RawRecordSerializer.INSTANCE);
    public static final TypeInformation<Perceived> PERCEIVED =
            new ValueType<>(Perceived.class, PerceivedSerializer.INSTANCE);
    public static final TypeInformation<TrackOutput> TRACK_OUTPUT =
            new ValueType<>(TrackOutput.class, TrackOutputSerializer.INSTANCE);
    public static final TypeInformation<CameraState> CAMERA_STATE =
            new ValueType<>(CameraState.class, CameraStateSerializer.INSTANCE);

    public static final TypeInformation<HealthState> HEALTH_STATE =
            new ValueType<>(HealthState.class, HealthStateSerializer.INSTANCE);

    public static final TypeInformation<Standing> STANDING =
            new ValueType<>(Standing.class, StandingSerializer.INSTANCE);
    public static final TypeInformation<SpatialState> SPATIAL_STATE =
            new ValueType<>(SpatialState.class, SpatialStateSerializer.INSTANCE);
    public static final TypeInformation<CountingState> COUNTING_STATE =
            new ValueType<>(CountingState.class, CountingStateSerializer.INSTANCE);
    public static final TypeInformation<RulesState> RULES_STATE =
            new ValueType<>(RulesState.class, RulesStateSerializer.INSTANCE);

    public static final TypeInformation<HeldAlerts> HELD_ALERTS =
            new ValueType<>(HeldAlerts.class, HeldAlertsSerializer.INSTANCE);

    public static final TypeInformation<Moment> MOMENT =
            new ValueType<>(Moment.class, MomentSerializer.INSTANCE);
    public static final TypeInformation<Told> TOLD =
            new ValueType<>(Told.class, ToldSerializer.INSTANCE);
    public static final TypeInformation<GroupState> GROUP_STATE =
            new ValueType<>(GroupState.class, GroupStateSerializer.INSTANCE);

    public static final TypeInformation<Judging> JUDGING =
            new ValueType<>(Judging.class, JudgingSerializer.INSTANCE);
    public static final TypeInformation<PastAlerts> PAST_ALERTS =
            new ValueType<>(PastAlerts.class, PastAlertsSerializer.INSTANCE);
    public static final TypeInformation<CameraModels> CAMERA_MODELS =
            new ValueType<>(CameraModels.class, CameraModelsSerializer.INSTANCE);

    private StreamTypes() {}
}
