package io.vigil.operators.assess;

import io.vigil.operators.health.Trouble;
import java.util.Set;
import java.util.SortedSet;

/** What the troubles of a camera mean for what is drawn on its view and counted in it. */
final class View {
    /** The places no longer lie where they were drawn. */
    private static final Set<String> MOVED = Set.of(Trouble.MOVED.kind());

    /** It is not what was learnt of the camera. */
    private static final Set<String> STRANGE = Set.of(Trouble.MOVED.kind(), Trouble.DRIFT.kind());

    /** Whatever happens, nothing of it can be seen: none counted is not nobody there. */
    private static final Set<String> SIGHTLESS =
            Set.of(Trouble.DARK.kind(), Trouble.OVEREXPOSED.kind(), Trouble.FROZEN.kind());

    private View() {}

    static boolean moved(SortedSet<String> troubles) {
        return troubles.stream().anyMatch(MOVED::contains);
    }

    /** Whether the camera, or what the detector says of it, is no longer what it used to be. */
    static boolean strange(SortedSet<String> troubles) {
        return troubles.stream().anyMatch(STRANGE::contains);
    }

    static boolean sightless(SortedSet<String> troubles) {
        return troubles.stream().anyMatch(SIGHTLESS::contains);
    }
}
