package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.RawRecord;
import io.vigil.operators.perceive.attention.Choice;
import io.vigil.operators.perceive.attention.Gate;
import io.vigil.operators.perceive.attention.Moment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The last frames of one camera without their pixels, and what was seen when it was last looked at.
 * Used by one thread.
 */
final class RecentFrames {
    private final Gate gate;
    private final int lookingBack;
    private final Function<Inference, CompletableFuture<Perceived>> detector;
    private final LookCounts.OfCamera counts;
    private final Deque<Moment> moments = new ArrayDeque<>();

    /** Frames read again from the log, oldest first, until one was looked at since. */
    private List<Frame> recalled = List.of();

    private long epoch;
    private long looked = -1;
    private CompletableFuture<Perceived> answer;

    RecentFrames(
            Gate gate,
            int lookingBack,
            Function<Inference, CompletableFuture<Perceived>> detector,
            LookCounts.OfCamera counts) {
        this.gate = gate;
        this.lookingBack = lookingBack;
        this.detector = detector;
        this.counts = counts;
    }

    /**
     * Takes over the past of the first frame.
     *
     * @param frames of its epoch, oldest first
     */
    void recall(long ofEpoch, List<Frame> frames) {
        epoch = ofEpoch;
        recalled = frames;
        frames.forEach(frame -> moments.addLast(Moment.of(frame)));
    }

    /** Whether these frames lie before another, in its epoch or in one before. */
    boolean precede(Frame frame) {
        return frame.epoch() > epoch
                || (frame.epoch() == epoch
                        && (moments.isEmpty() || frame.sequence() > moments.getLast().sequence()));
    }

    /**
     * @param inference of a frame that these precede
     */
    CompletableFuture<Perceived> perceive(Inference inference) {
        Frame frame = inference.frame().frame();
        if (frame.epoch() > epoch) {
            epoch = frame.epoch();
            moments.clear();
            recalled = List.of();
            looked = -1;
        }
        Moment now = Moment.of(frame);
        Choice choice = gate.choose(List.copyOf(moments), now);
        moments.addLast(now);
        if (moments.size() > Gate.HISTORY) {
            moments.removeFirst();
        }
        if (choice instanceof Choice.Repeat repeat) {
            counts.repeated().inc();
            if (looked != repeat.sequence()) {
                lookAgain(repeat.sequence(), inference.raw());
            }
            return answer.thenCompose(seen -> repeated(inference, seen));
        } else if (choice instanceof Choice.Leave) {
            counts.left().inc();
            inference.release();
            return CompletableFuture.completedFuture(inference.leftOut());
        }
        counts.looked().inc();
        answer = detector.apply(inference);
        looked = frame.sequence();
        recalled = List.of();
        return answer;
    }

    private CompletableFuture<Perceived> repeated(Inference inference, Perceived seen) {
        if (seen instanceof PerceivedFrame known) {
            inference.release();
            return CompletableFuture.completedFuture(inference.repeating(known));
        }
        // That frame was broken; this one need not be.
        return detector.apply(inference);
    }

    /** After a restart, at the frame that was looked at before it. */
    private void lookAgain(long sequence, RawRecord raw) {
        int place = 0;
        while (recalled.get(place).sequence() != sequence) {
            place++;
        }
        List<DecodedFrame> earlier =
                recalled.subList(Math.max(0, place - lookingBack), place).stream()
                        .map(DecodedFrame::new)
                        .toList();
        // Its own record is not at hand, but neither is its dead letter ever sent.
        answer = detector.apply(new Inference(raw, new DecodedFrame(recalled.get(place)), earlier));
        looked = sequence;
        recalled = List.of();
    }
}
