package io.vigil.operators.perceive;

import static io.vigil.operators.FrameSamples.raw;

import io.vigil.ingest.Frame;
import io.vigil.ingest.wire.SchemaStore;
import io.vigil.operators.CameraState;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Tracked;
import io.vigil.operators.perceive.attention.Attention;
import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.operators.source.RecordChecker;
import io.vigil.operators.track.CameraTracking;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Track;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.evaluation.MotRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** One camera's frames perceived and followed with some attention. */
final class Watch {
    private final RecordChecker checker = new RecordChecker(SchemaStore.NONE);
    private final CameraTracking tracking = new CameraTracking(Trackers.named("vigil"));
    private final List<MotRow> followed = new ArrayList<>();
    private final Sparing sparing;
    private CameraState state = CameraState.EMPTY;
    private int looks;

    /**
     * @param detector asked only for the frames that are looked at
     */
    Watch(Attention attention, Function<DecodedFrame, List<Detection>> detector) {
        Answering answering = new Answering(detector);
        this.sparing =
                new Sparing(
                        new AttentionConfig(attention, Map.of()),
                        0,
                        PastFrames.NONE,
                        inference -> {
                            looks++;
                            return CompletableFuture.completedFuture(
                                    Inference.run(
                                                    List.of(inference),
                                                    answering,
                                                    new Glancing(1),
                                                    checker)
                                            .get(0));
                        },
                        new UnregisteredMetricsGroup());
    }

    private record Answering(Function<DecodedFrame, List<Detection>> answers) implements Detector {
        @Override
        public List<String> labels() {
            return List.of();
        }

        @Override
        public int history() {
            return 0;
        }

        @Override
        public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
            return answers.apply((DecodedFrame) frame);
        }

        @Override
        public void close() {}
    }

    void see(Frame frame) {
        Inference inference =
                new Inference(raw("", new byte[0], 0), new DecodedFrame(frame), List.of());
        PerceivedFrame seen = (PerceivedFrame) sparing.perceive(inference).join();
        CameraTracking.Step step = tracking.step(state, seen);
        state = step.state();
        int number = Math.toIntExact(frame.sequence() + 1);
        step.outputs().stream()
                .filter(Tracked.class::isInstance)
                .map(output -> ((Tracked) output).record())
                .filter(Track.class::isInstance)
                .map(Track.class::cast)
                .forEach(t -> followed.add(new MotRow(number, t.id(), t.box(), t.score(), -1, -1)));
    }

    /** How often the detector was asked. */
    int looks() {
        return looks;
    }

    /** The tracks, frame by frame; frames count from 1. */
    List<MotRow> followed() {
        return List.copyOf(followed);
    }

    long tracks() {
        return followed.stream().mapToLong(MotRow::id).distinct().count();
    }
}
