package io.vigil.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sinks.file.Latency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTableTest {
    private static final Spans SPANS = new Spans(Duration.ofSeconds(10), Duration.ofSeconds(60));
    private static final Latency LATENCY = new Latency(600, 40, 60, 80);

    @Test
    void theLastLineIsTheLowestRatio() {
        List<String> lines =
                new PipelineTable(Path.of("a/video.mp4"), "m/model.onnx", SPANS, 1)
                        .lines(
                                List.of(
                                        new Comparison(1, per60(3000), per60(2900)),
                                        new Comparison(2, per60(6000), per60(5200))),
                                per60(20_000),
                                new EngineLoop.Latencies(LATENCY, LATENCY));
        assertThat(lines).last().isEqualTo("ratio 0.87");
        assertThat(lines).anyMatch(line -> line.contains("The engine alone: 3.00 ms a frame"));
        assertThat(lines).anyMatch(line -> line.contains("2 x 1 thread") && line.contains("100.0"));
    }

    @Test
    void roundsAreWeighedByTheirTime() {
        Measured both = new Measured(100, 1, 1).and(new Measured(100, 3, 1));
        assertThat(both.framesPerSecond()).isEqualTo(50);
        assertThat(both.cpuMillisPerFrame()).isEqualTo(10);
    }

    @Test
    void nothingMeasuredIsAnError() {
        assertThatThrownBy(() -> new Measured(0, 10, 1)).hasMessageContaining("measure for longer");
    }

    private static Measured per60(double frames) {
        return new Measured(frames, 60, 90);
    }
}
