package io.vigil.sinks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class LivenessBeatCodecTest {
    private static final LivenessBeatValue BEAT =
            new LivenessBeatValue(
                    "shop",
                    "till-1/42",
                    1_750_000_000_123_456L,
                    3,
                    List.of("gate/camera-down/0/7"));

    private final LivenessBeatCodec codec = new LivenessBeatCodec();

    @Test
    void whatIsWrittenIsRead() {
        assertThat(codec.decode(codec.encode(BEAT))).isEqualTo(BEAT);
    }

    @Test
    void anotherKindOnTheTopicIsToldApart() {
        assertThatThrownBy(() -> new AlertCodec().decode(codec.encode(BEAT)))
                .isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void thePresentSchemaIsTheLastOfItsHistory() throws Exception {
        try (InputStream first =
                getClass().getResourceAsStream("/schema-history/liveness-1.avsc")) {
            assertThat(new Schema.Parser().parse(first)).isEqualTo(LivenessBeatCodec.schema());
        }
        assertThat(getClass().getResource("/schema-history/liveness-2.avsc")).isNull();
    }
}
