package io.vigil.tracking.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * How truth is prepared before it is compared.
 *
 * @param preprocessing whether results on {@code distractors} are dropped first, and only {@code
 *     classId} counts (Dendorfer et al., arXiv:2003.09003, section 3.3)
 * @param classId the class that counts; 1 is MOTChallenge's pedestrian
 * @param distractors classes that a tracker may or may not show; MOTChallenge: person on a vehicle,
 *     static person, distractor, reflection
 */
public record Options(boolean preprocessing, int classId, Set<Integer> distractors) {
    /** MOTChallenge's own. */
    public static final Options MOT_CHALLENGE = new Options(true, 1, Set.of(2, 7, 8, 12));

    /** Everything in the truth that is not marked with 0 counts, and all results stay. */
    public static final Options PLAIN = new Options(false, 1, Set.of());

    public Options {
        distractors = Set.copyOf(distractors);
    }

    /** MOTChallenge's own where the truth of any sequence has distractors, else plain. */
    static Options fitting(Collection<List<MotRow>> truth) {
        boolean any =
                truth.stream()
                        .flatMap(List::stream)
                        .anyMatch(row -> MOT_CHALLENGE.distractors.contains(row.classId()));
        return any ? MOT_CHALLENGE : PLAIN;
    }
}
