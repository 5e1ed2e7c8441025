package io.vigil.sinks.evidence;

import io.vigil.tracking.Track;
import io.vigil.tracking.Trait;
import java.util.List;
import java.util.stream.Stream;

/** What is written beside a track. */
final class Naming {
    /** Of attributes; a plate with more hides what it names. */
    private static final int MOST = 3;

    /** Of one attribute, in characters. */
    private static final int LONGEST = 16;

    private Naming() {}

    /** Such as {@code 7 person red, backpack}: what is answered by no is left out. */
    static String of(Track track) {
        List<String> said = track.attributes().stream().flatMap(Naming::word).limit(MOST).toList();
        String name = track.id() + " " + track.label();
        return said.isEmpty() ? name : name + " " + String.join(", ", said);
    }

    private static Stream<String> word(Trait trait) {
        return switch (trait.value()) {
            case "no" -> Stream.empty();
            case "yes" -> Stream.of(shortened(trait.name()));
            default -> Stream.of(shortened(trait.value()));
        };
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST - 1) + ".";
    }
}
