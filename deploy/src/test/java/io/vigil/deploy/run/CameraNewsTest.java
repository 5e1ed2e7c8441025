package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.console.Console;
import io.vigil.ingest.publish.CameraLedger;
import io.vigil.ingest.publish.CameraStatus;
import io.vigil.ingest.publish.CameraStatus.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraNewsTest {
    private static final String GONE = "Camera gate: rtsp://host/1 cannot be reached";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final CameraNews news =
            new CameraNews(
                    new Console(
                            new PrintStream(said, true, StandardCharsets.UTF_8),
                            new PrintStream(said, true, StandardCharsets.UTF_8),
                            false,
                            80,
                            System::nanoTime));

    @Test
    void aCameraThatWasNeverThereIsNotThereAgain() {
        tell(State.DOWN, GONE);
        tell(State.UP, GONE);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(GONE + "; it is tried again", "Camera gate is there now.");
    }

    @Test
    void aTroubleIsSaidOnceAndSoIsItsEnd() {
        tell(State.CONNECTING, "");
        tell(State.UP, "");
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
        tell(State.CONNECTING, GONE);
        tell(State.DOWN, GONE);
        tell(State.UP, GONE);
        tell(State.UP, GONE);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(GONE + "; it is tried again", "Camera gate is there again.");
        tell(State.DOWN, GONE);
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    @Test
    void aCameraThatIsOverIsNoNews() {
        tell(State.ENDED, "");
        tell(State.UNREADABLE, GONE);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private void tell(State state, String error) {
        news.tell(
                List.of(
                        new CameraStatus(
                                "gate",
                                state,
                                true,
                                -1,
                                -1,
                                0,
                                CameraLedger.EMPTY,
                                0,
                                0,
                                0,
                                0,
                                error)));
    }
}
