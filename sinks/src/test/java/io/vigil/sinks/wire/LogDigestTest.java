package io.vigil.sinks.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogDigestTest {
    @Test
    void sameRecordsInTheSameOrderAreEqual() {
        assertThat(of("one", "two")).isEqualTo(of("one", "two"));
        assertThat(of("one", "two").records()).isEqualTo(2);
    }

    @Test
    void orderAndBordersCount() {
        assertThat(of("one", "two")).isNotEqualTo(of("two", "one"));
        assertThat(of("onetwo").sha256()).isNotEqualTo(of("one", "two").sha256());
        assertThat(of("on", "etwo").sha256()).isNotEqualTo(of("one", "two").sha256());
    }

    private static LogContent of(String... values) {
        LogDigest digest = new LogDigest();
        for (String value : values) {
            digest.add(value.getBytes(US_ASCII));
        }
        return digest.content();
    }
}
