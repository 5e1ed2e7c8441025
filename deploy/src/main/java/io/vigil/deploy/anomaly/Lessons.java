package io.vigil.deploy.anomaly;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.autoencoder.training.Patches;
import io.vigil.anomaly.kinematics.BodyHeights;
import io.vigil.anomaly.kinematics.Ways;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.Looked;
import io.vigil.operators.perceive.Looking;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;

/** What there is to learn in normal footage. */
final class Lessons {
    /** Of a first look, which tells how large objects are: one frame in so many, and as many. */
    private static final int EVERY = 10;

    private static final int LOOKS = 100;

    /**
     * A frame that is learnt from.
     *
     * @param first of its glances among all
     */
    private record Seen(int block, long micros, int first) {}

    final CropPlan crops;
    final Patches patches;
    final List<Glance> glances = new ArrayList<>();
    final Kept kept;
    private final List<Seen> frames = new ArrayList<>();
    final NormalFootage.Extent extent;

    /**
     * @param seed of the draw of the patches
     */
    Lessons(
            NormalFootage footage,
            CropPlan crops,
            LookPlan plan,
            Effort effort,
            FootageCheck check,
            long seed)
            throws SourceException, InterruptedException {
        this.crops = crops;
        patches = new Patches(crops, effort.patches(), seed);
        kept = new Kept(effort.keeps());
        try (Looking looking = new Looking(crops)) {
            extent =
                    footage.show(
                            "looking at normal footage",
                            plan,
                            (block, number) ->
                                    plan.calibrates(block)
                                            ? kept.isWhole()
                                            : number % plan.stride() == 0,
                            seen -> {
                                check.see(seen);
                                List<Looked> looked =
                                        looking.look(
                                                seen.frame(),
                                                seen.earlier(),
                                                seen.detections(),
                                                seen.foreground());
                                if (plan.calibrates(seen.block())) {
                                    kept.add(seen, looked);
                                } else if (!seen.first()) {
                                    int block = seen.block() - seen.block() / plan.cycle();
                                    frames.add(new Seen(block, seen.micros(), glances.size()));
                                    learn(block, looked);
                                }
                            });
        }
        check.require(extent.seconds());
    }

    /**
     * All of them, in their order, with how they go on.
     *
     * @param heights of people there
     */
    List<Glance> followed(BodyHeights heights) {
        List<Glance> followed = new ArrayList<>(glances.size());
        Ways ways = Ways.NONE;
        for (int i = 0; i < frames.size(); i++) {
            Seen seen = frames.get(i);
            boolean isNew = i == 0 || frames.get(i - 1).block() != seen.block();
            int end = i + 1 < frames.size() ? frames.get(i + 1).first() : glances.size();
            Ways.Step step =
                    (isNew ? Ways.NONE : ways)
                            .step(heights, seen.micros(), glances.subList(seen.first(), end));
            ways = step.after();
            followed.addAll(step.glances());
        }
        return followed;
    }

    /** How to cut patches, by the height of what is detected in the first frames. */
    static CropPlan crops(NormalFootage footage) throws SourceException, InterruptedException {
        List<Double> heights = new ArrayList<>();
        footage.glimpse(
                EVERY,
                LOOKS,
                seen -> {
                    for (Detection detection : seen.detections()) {
                        heights.add(detection.box().bottom() - detection.box().top());
                    }
                });
        return heights.isEmpty()
                ? new CropPlan(32)
                : CropPlan.forHeights(heights.stream().mapToDouble(h -> h).toArray());
    }

    private void learn(int block, List<Looked> looked) {
        for (Looked one : looked) {
            patches.add(block, one.grey());
            glances.add(
                    new Glance(
                            one.box(),
                            one.label(),
                            0,
                            0,
                            one.flowX(),
                            one.flowY(),
                            one.flowFast()));
        }
    }
}
