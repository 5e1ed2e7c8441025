package io.vigil.deploy.cli;

import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.tracking.evaluation.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code --data} names. */
final class DataSets {
    private DataSets() {}

    /**
     * @param console told of what is left out
     * @throws InputException if there is nothing to measure on
     */
    static List<DataSet> read(Path data, Console console) throws IOException {
        if (!Files.isDirectory(data)) {
            throw new InputException("--data: there is no folder " + data);
        }
        List<DataSet> sets = DataSet.readAll(data);
        for (DataSet set : sets) {
            set.leftOut().forEach(why -> console.say("left out: " + why));
        }
        if (sets.stream().allMatch(set -> set.sequences().isEmpty())) {
            throw new InputException(
                    "--data: %s has no sequences; each needs a folder SET/SEQUENCE with gt.txt, det.txt and seqinfo.ini"
                            .formatted(data));
        }
        return sets;
    }
}
