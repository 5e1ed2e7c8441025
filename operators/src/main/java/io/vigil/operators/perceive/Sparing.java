package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import io.vigil.operators.Perceived;
import io.vigil.operators.perceive.attention.Attention;
import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.operators.perceive.attention.Gate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.flink.metrics.MetricGroup;

/**
 * Has frames looked at only where their camera's attention asks for it. What it remembers is a
 * cache: what it lacks is in the log. Used by one thread.
 */
final class Sparing {
    private final AttentionConfig attention;
    private final int lookingBack;
    private final PastFrames past;
    private final Function<Inference, CompletableFuture<Perceived>> detector;
    private final LookCounts counts;
    private final Map<String, RecentFrames> cameras = new HashMap<>();

    /**
     * @param lookingBack how many earlier frames the detector looks at
     * @param past where frames are read that have not come by here
     * @param detector looks at a frame, at any time, on whatever thread it is asked
     */
    Sparing(
            AttentionConfig attention,
            int lookingBack,
            PastFrames past,
            Function<Inference, CompletableFuture<Perceived>> detector,
            MetricGroup metrics) {
        this.attention = attention;
        this.lookingBack = lookingBack;
        this.past = past;
        this.detector = detector;
        this.counts = new LookCounts(metrics);
    }

    /**
     * @param inference released when what is said of it is known
     */
    CompletableFuture<Perceived> perceive(Inference inference) {
        Frame frame = inference.frame().frame();
        Attention asked = attention.of(frame.camera());
        RecentFrames recent = cameras.get(frame.camera());
        if (recent == null && !asked.everyFrame()) {
            PastScan before =
                    past.before(
                            inference.raw(), frame, (int) Math.min(Gate.HISTORY, frame.sequence()));
            if (!before.overtaken()) {
                recent =
                        new RecentFrames(
                                new Gate(asked, lookingBack),
                                lookingBack,
                                detector,
                                counts.of(frame.camera()));
                recent.recall(frame.epoch(), before.found());
                cameras.put(frame.camera(), recent);
            }
        }
        if (recent == null || !recent.precede(frame)) {
            // Also those that come late or twice: tracking will not take them.
            counts.of(frame.camera()).looked().inc();
            return detector.apply(inference);
        }
        return recent.perceive(inference);
    }
}
