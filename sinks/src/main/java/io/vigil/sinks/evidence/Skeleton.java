package io.vigil.sinks.evidence;

import io.vigil.tracking.Keypoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Which points of a skeleton are drawn, and which are joined. The joints are known of the 17 points
 * of COCO (Lin et al., arXiv:1405.0312); others are drawn as points alone.
 *
 * @param points that are sure enough to be shown
 * @param bones between such points
 */
record Skeleton(List<Keypoint> points, List<Bone> bones) {
    /** A line between two points. */
    record Bone(Keypoint from, Keypoint to) {}

    /** Below it models guess rather than see. */
    private static final double LEAST_SCORE = 0.3;

    private static final int COCO = 17;

    /** Pairs of places in COCO's order: head, shoulders and arms, trunk, legs. */
    private static final int[][] JOINTS = {
        {0, 1}, {0, 2}, {1, 3}, {2, 4}, {5, 6}, {5, 7}, {7, 9}, {6, 8}, {8, 10}, {5, 11}, {6, 12},
        {11, 12}, {11, 13}, {13, 15}, {12, 14}, {14, 16}
    };

    static Skeleton of(List<Keypoint> keypoints) {
        List<Bone> bones = new ArrayList<>();
        for (int[] joint : keypoints.size() == COCO ? JOINTS : new int[0][]) {
            Keypoint from = keypoints.get(joint[0]);
            Keypoint to = keypoints.get(joint[1]);
            if (isSure(from) && isSure(to)) {
                bones.add(new Bone(from, to));
            }
        }
        return new Skeleton(keypoints.stream().filter(Skeleton::isSure).toList(), bones);
    }

    private static boolean isSure(Keypoint point) {
        return point.score() >= LEAST_SCORE;
    }
}
