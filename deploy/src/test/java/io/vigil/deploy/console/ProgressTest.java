package io.vigil.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void onATerminalOneLineIsRewritten() {
        Console console = console(true);
        try (Progress progress = console.progress("door", "frames", 795)) {
            pass(1000);
            progress.update(50);
            pass(100);
            progress.update(55);
            pass(900);
            progress.update(100, "2 cameras");
            console.say("a word");
        }
        assertThat(written())
                .isEqualTo(
                        "<door: 50 of 795 frames (6 %), 50.0 a second, 0:15 to go"
                                + "<door: 100 of 795 frames (12 %), 50.0 a second, 0:14 to go, 2 cameras"
                                + "<a word\n"
                                + "door: 100 of 795 frames (12 %), 50.0 a second, 0:14 to go, 2 cameras"
                                + "<<door: 100 frames in 0:02 (50.0 a second)\n".substring(1));
    }

    @Test
    void elsewhereALineIsAddedNowAndThen() {
        try (Progress progress = console(false).progress("road", "frames", -1)) {
            for (int i = 1; i <= 25; i++) {
                pass(1000);
                progress.update(i * 10L);
            }
        }
        assertThat(written())
                .isEqualTo(
                        """
                        road: 100 frames, 10.0 a second
                        road: 200 frames, 10.0 a second
                        road: 250 frames in 0:25 (10.0 a second)
                        """);
    }

    @Test
    void theRateIsThatOfTheLastTenSeconds() {
        try (Progress progress = console(true).progress("a", "frames", 10_000)) {
            for (int i = 1; i <= 60; i++) {
                pass(1000);
                progress.update(i <= 30 ? 0 : (i - 30) * 100L);
            }
        }
        assertThat(written())
                .contains("a: 3000 of 10000 frames (30 %), 100.0 a second, 1:10 to go");
    }

    @Test
    void aLongLineIsCutAtTheEdge() {
        try (Progress progress = console(true).progress("x".repeat(200), "frames", -1)) {
            pass(1000);
            progress.update(1);
        }
        assertThat(written()).startsWith("<" + "x".repeat(79) + "<");
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private Console console(boolean terminal) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, terminal, 80, nanos::get);
    }

    // "Back to the line's beginning and clear it" reads as <.
    private String written() {
        return err.toString(StandardCharsets.UTF_8).replace("\r\u001B[K", "<");
    }
}
