package io.vigil.sinks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DeadLetterCodecTest {
    @Property(tries = 200)
    void whatIsWrittenIsReadBack(
            @ForAll @StringLength(max = 20) String camera,
            @ForAll long epoch,
            @ForAll @StringLength(max = 20) String reason,
            @ForAll int partition,
            @ForAll long offset,
            @ForAll @Size(max = 1024) byte[] head) {
        DeadLetterValue value =
                new DeadLetterValue(
                        camera,
                        epoch,
                        5,
                        reason,
                        "found",
                        "vigil.frames",
                        partition,
                        offset,
                        9,
                        "ab",
                        head);
        DeadLetterCodec codec = new DeadLetterCodec();
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
    }

    @Test
    void moreThanOneKilobyteOfTheValueIsRefused() {
        assertThatThrownBy(
                        () ->
                                new DeadLetterValue(
                                        "door", 0, 0, "r", "d", "t", 0, 0, 0, "", new byte[1025]))
                .hasMessageContaining("at most 1024 bytes, but it has 1025");
    }
}
