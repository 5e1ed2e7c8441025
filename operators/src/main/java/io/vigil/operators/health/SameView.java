package io.vigil.operators.health;

import io.vigil.ingest.SceneGrid;
import java.util.Arrays;

/** Whether two pictures may be of one camera that did not move. */
public final class SameView {
    private SameView() {}

    /**
     * Whether the second picture shows another scene than the first. Pictures in different light,
     * and scenes without edges, are not told apart.
     *
     * @param one or none
     * @param other or none
     */
    public static boolean differs(SceneGrid one, SceneGrid other) {
        if (!one.isPresent() || !other.isPresent()) {
            return false;
        }
        double[] view = LightLevel.luma(one);
        double[] picture = LightLevel.luma(other);
        if (level(view) != level(picture) || !ViewMatch.isTelling(view)) {
            return false;
        }
        ViewMatch match = ViewMatch.of(view, picture);
        return match.isStrange(false) || match.isShifted(false);
    }

    private static int level(double[] luma) {
        return LightLevel.of(Arrays.stream(luma).average().orElse(0));
    }
}
