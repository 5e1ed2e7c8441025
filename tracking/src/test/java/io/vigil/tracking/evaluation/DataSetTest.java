package io.vigil.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.tracking.Affine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {
    private static final String PERSON = "1,1,0,0,10,20,1,1,1\n";

    @TempDir Path folder;

    @Test
    void aSequenceIsReadWithItsCameraAndItsRate() throws IOException {
        Path door = sequence("shop/door");
        Files.writeString(door.resolve("gmc.txt"), "1 1 0 5 0 1 0\n");

        List<DataSet> sets = DataSet.readAll(folder);

        assertThat(sets).extracting(DataSet::name).containsExactly("shop");
        Sequence read = sets.get(0).sequences().get(0);
        assertThat(read.name()).isEqualTo("door");
        assertThat(read.frameRate()).isEqualTo(12.5);
        assertThat(read.truth()).hasSize(1);
        assertThat(read.detections()).hasSize(1);
        assertThat(read.motion()).containsEntry(2, new Affine(1, 0, 5, 0, 1, 0));
    }

    @Test
    void filesMayLieInFoldersOfTheirName() throws IOException {
        Path door = sequence("shop/door");
        for (String kind : List.of("gt", "det")) {
            Files.createDirectory(door.resolve(kind));
            Files.move(door.resolve(kind + ".txt"), door.resolve(kind).resolve(kind + ".txt"));
        }
        assertThat(DataSet.readAll(folder).get(0).sequences()).hasSize(1);
    }

    @Test
    void aFolderOfSequencesIsASetItself() throws IOException {
        sequence("shop/door");
        sequence("shop/till");
        assertThat(DataSet.readAll(folder.resolve("shop")))
                .singleElement()
                .satisfies(set -> assertThat(set.name()).isEqualTo("shop"))
                .satisfies(set -> assertThat(set.sequences()).hasSize(2));
    }

    @Test
    void whatIsNotWholeIsNamedAndLeftOut() throws IOException {
        sequence("shop/door");
        Files.delete(sequence("shop/till").resolve("det.txt"));
        Files.delete(sequence("shop/yard").resolve("seqinfo.ini"));
        Files.createDirectories(folder.resolve("shop/pictures"));
        Files.createDirectories(folder.resolve("notes"));

        List<DataSet> sets = DataSet.readAll(folder);

        assertThat(sets).hasSize(1);
        assertThat(sets.get(0).sequences()).extracting(Sequence::name).containsExactly("door");
        assertThat(sets.get(0).leftOut())
                .hasSize(2)
                .anyMatch(why -> why.startsWith("shop/till, there is no ") && why.contains("det"))
                .anyMatch(why -> why.startsWith("shop/yard") && why.endsWith("seqinfo.ini"));
    }

    @Test
    void preparationIsOnWhereThereAreDistractors() throws IOException {
        sequence("shop/door");
        assertThat(DataSet.readAll(folder).get(0).options()).isEqualTo(Options.PLAIN);
        Path till = sequence("shop/till");
        Files.writeString(till.resolve("gt.txt"), PERSON + "1,2,50,0,10,20,0,8,1\n");
        assertThat(DataSet.readAll(folder).get(0).options()).isEqualTo(Options.MOT_CHALLENGE);
    }

    @Test
    void aBrokenFileIsSaidWithItsLine() throws IOException {
        Files.writeString(sequence("shop/door").resolve("det.txt"), PERSON + "x\n");
        assertThatThrownBy(() -> DataSet.readAll(folder))
                .isInstanceOf(MotFormatException.class)
                .hasMessageContaining("det.txt, line 2");
    }

    private Path sequence(String name) throws IOException {
        Path sequence = Files.createDirectories(folder.resolve(name));
        Files.writeString(sequence.resolve("gt.txt"), PERSON);
        Files.writeString(sequence.resolve("det.txt"), "1,-1,0,0,10,20,.9\n");
        Files.writeString(
                sequence.resolve("seqinfo.ini"),
                "frameRate=12.5\nseqLength=1\nimWidth=64\nimHeight=36\n");
        return sequence;
    }
}
