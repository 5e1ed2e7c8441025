package io.vigil.deploy;

import io.vigil.ingest.publish.Topics;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.sinks.wire.AlertCodec;
import io.vigil.sinks.wire.CameraHealthCodec;
import io.vigil.sinks.wire.CountCodec;
import io.vigil.sinks.wire.DeadLetterCodec;
import io.vigil.sinks.wire.EventCodec;
import io.vigil.sinks.wire.LivenessBeatCodec;
import io.vigil.sinks.wire.ScoreCodec;
import io.vigil.sinks.wire.TrackRecordCodec;
import java.util.List;
import java.util.Map;

/** The schemas of what the vision job writes, on the topic {@code schemas}. */
public final class PublishedSchemas {
    private PublishedSchemas() {}

    /**
     * Returns when they are in the log; to be called before the job can write anything.
     *
     * @param kafka client settings, {@code bootstrap.servers} among them
     */
    public static void publish(Map<String, Object> kafka, Topics topics)
            throws InterruptedException {
        new SchemaTopic(kafka, topics.schemas())
                .publish(
                        List.of(
                                TrackRecordCodec.schema(),
                                EventCodec.schema(),
                                CountCodec.schema(),
                                ScoreCodec.schema(),
                                AlertCodec.schema(),
                                CameraHealthCodec.schema(),
                                LivenessBeatCodec.schema(),
                                DeadLetterCodec.schema()));
    }
}
