package io.vigil.deploy.cli;

import io.vigil.deploy.config.Nearest;
import io.vigil.deploy.console.UsageException;
import io.vigil.tracking.evaluation.DataSet;
import io.vigil.tracking.evaluation.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Data sets in two: what is searched on, and what tells whether the search found more than chance.
 *
 * @param searched without the sequences held out
 * @param heldOut only these
 */
record HoldOut(List<DataSet> searched, List<DataSet> heldOut) {
    private static final String OPTION = "--hold-out";

    HoldOut {
        searched = List.copyOf(searched);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * @param names {@code SET/SEQUENCE}, or {@code SEQUENCE} for those of this name in every set
     * @throws UsageException if there is none of a name, or nothing is left to search on
     */
    static HoldOut of(List<DataSet> sets, List<String> names) {
        Set<String> known = new LinkedHashSet<>();
        for (DataSet set : sets) {
            for (Sequence sequence : set.sequences()) {
                known.add(set.name() + "/" + sequence.name());
                known.add(sequence.name());
            }
        }
        names.forEach(name -> require(name, known));
        List<DataSet> searched = new ArrayList<>();
        List<DataSet> heldOut = new ArrayList<>();
        for (DataSet set : sets) {
            searched.add(set.only(sequence -> !isOf(names, set, sequence)));
            heldOut.add(set.only(sequence -> isOf(names, set, sequence)));
        }
        if (searched.stream().allMatch(set -> set.sequences().isEmpty())) {
            throw new UsageException(
                    OPTION + ": nothing is left to search on; leave at least one sequence out");
        }
        return new HoldOut(searched, heldOut);
    }

    private static boolean isOf(List<String> names, DataSet set, Sequence sequence) {
        return names.contains(sequence.name())
                || names.contains(set.name() + "/" + sequence.name());
    }

    private static void require(String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new UsageException(
                    "%s: there is no sequence '%s'%s"
                            .formatted(
                                    OPTION,
                                    name,
                                    Nearest.to(name, known)
                                            .map("; did you mean '%s'?"::formatted)
                                            .orElse("; known are " + String.join(", ", known))));
        }
    }
}
