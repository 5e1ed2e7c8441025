package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sinks.wire.TrackRecordCodec;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.SourceEnded;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraOutputTest {
    @TempDir Path folder;

    @Test
    void itIsNotOverBeforeItsLastFrameHasCome() throws IOException {
        CameraOutput output = new CameraOutput("door", folder, false, new StageTimes());
        output.framesEnded(new FrameName(0, 50));
        SourceEnded end =
                new SourceEnded("door", 1, 99, 5_000_000, "end-of-file", FrameLedger.EMPTY);
        output.accept(new TrackRecordCodec().encode(end), 0, 0);
        // The frames of the epoch before had come to their end; this one's are still to come.
        assertThat(output.ended()).isFalse();
        output.framesEnded(new FrameName(1, 99));
        assertThat(output.ended()).isTrue();
        assertThat(output.close().committed().tracks().records()).isEqualTo(1);
        assertThat(folder.resolve("tracks.jsonl")).isNotEmptyFile();
    }
}
