package io.vigil.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.ErrorMap;
import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.anomaly.judging.Phase;
import io.vigil.tracking.Box;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraFilesTest {
    @TempDir Path folder;

    @Test
    void framesCountFromOneAndGoOnAfterARestartOfTheSource() throws Exception {
        CameraFiles files = new CameraFiles(folder.resolve("door"));
        files.accept(track(0, 0, 1));
        files.accept(new TrackEnded("door", 0, 9, 9000, 1, "person", 0, 0, 1));
        files.accept(track(1, 2, 2));
        files.close(true);
        assertThat(folder.resolve("door/mot.txt"))
                .hasContent(
                        "1,1,10.5,20,30.0156,40,0.9,-1,-1,-1\n13,2,10.5,20,30.0156,40,0.9,-1,-1,-1\n");
    }

    @Test
    void everyRecordIsALineOfJsonWithItsKeysInAFixedOrder() throws Exception {
        CameraFiles files = new CameraFiles(folder.resolve("door"));
        files.accept(track(0, 0, 1));
        files.accept(new SourceEnded("door", 0, 1, 2000, "end-of-file", FrameLedger.EMPTY));
        files.close(true);
        assertThat(folder.resolve("door/tracks.jsonl"))
                .hasContent(
                        """
                        {"type":"track","camera":"door","epoch":0,"sequence":0,"capturedAtMicros":1000,"id":1,"label":"person","score":0.9,"left":10.5,"top":20,"right":40.5156,"bottom":60}
                        {"type":"source-ended","camera":"door","epoch":0,"sequence":1,"capturedAtMicros":2000,"reason":"end-of-file","ledger":{"captured":0,"shed":{},"published":0,"processed":0,"dead":{},"duplicates":0}}
                        """);
    }

    @Test
    void aScoreIsALineWhereThereAreAny() throws Exception {
        CameraFiles files = new CameraFiles(folder.resolve("door"));
        files.accept(score(0, 4, 2.5, Phase.LIVE));
        files.accept(score(0, 6, 0, Phase.SUSPENDED));
        files.accept(score(1, 0, 1, Phase.SHADOW));
        files.close(true);
        assertThat(folder.resolve("door/scores.csv"))
                .hasContent(
                        """
                        frame,time_s,score,p_value,threshold,alarm,track,term,phase,bundle
                        5,0.000,2.50000,0.125,1.50000,1,12,speed,live,two
                        7,0.200,0.00000,NaN,Infinity,0,,,suspended,two
                        8,-0.400,1.00000,0.125,1.50000,0,12,speed,shadow,two
                        """);
        CameraFiles none = new CameraFiles(folder.resolve("gate"));
        none.close(true);
        assertThat(folder.resolve("gate/scores.csv")).doesNotExist();
    }

    private static AnomalyScore score(long epoch, long sequence, double score, Phase phase) {
        boolean known = phase != Phase.SUSPENDED;
        return new AnomalyScore(
                "door",
                epoch,
                sequence,
                100_000 * sequence,
                score,
                known ? 0.125 : Double.NaN,
                known ? 1.5 : Double.POSITIVE_INFINITY,
                score > 1.5,
                phase,
                known ? "speed" : "",
                known ? 12 : 0,
                Optional.empty(),
                ErrorMap.NONE,
                "two");
    }

    @Test
    void whatIsNotCompleteDoesNotGetItsName() throws Exception {
        CameraFiles files = new CameraFiles(folder.resolve("door"));
        files.accept(track(0, 0, 1));
        files.close(false);
        assertThat(folder.resolve("door/mot.txt")).doesNotExist();
        assertThat(folder.resolve("door/mot.txt.part")).isNotEmptyFile();
    }

    private static Track track(long epoch, long sequence, long id) {
        return new Track(
                "door",
                epoch,
                sequence,
                1000,
                id,
                Box.ofSize(10.5, 20, 30.015625, 40),
                0.9,
                "person");
    }
}
