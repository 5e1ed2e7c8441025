package io.vigil.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceNameTest {
    @Provide
    Arbitrary<String> secrets() {
        // The marker makes a leak visible whatever else is hidden or kept.
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("!$%^&*()_+-=:@/?#;,.~")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(tail -> "Zq7X" + tail + "K9wV");
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("!$%^*()_+-=:@/,.~")
                .ofMaxLength(12)
                .map(tail -> "Zq7X" + tail + "K9wV");
    }

    private static void assertHidden(String text) {
        assertThat(text).doesNotContain("Zq7X").doesNotContain("K9wV");
    }

    @Property
    void noPasswordIsEverShown(@ForAll("secrets") String password) {
        String source = "rtsp://admin:" + password + "@cam-3.example:554/stream1";
        assertHidden(SourceName.redacted(source));
        assertHidden(CameraConfig.of("c", source).toString());
        assertThat(SourceName.redacted(source)).startsWith("rtsp://***@");
    }

    @Property
    void noPasswordComesBackInAnErrorOfTheLibrary(@ForAll("secrets") String password) {
        String source = "rtsp://admin:" + password + "@cam-3.example:554/stream1";
        assertHidden(SourceName.scrubbed("Could not open \"" + source + "\" (error -5)", source));
        assertHidden(SourceName.scrubbed("auth of admin:" + password + " refused", source));
        assertHidden(SourceName.scrubbed("bad password " + password, source));
    }

    @Property
    void noTokenIsEverShown(@ForAll("tokens") String token) {
        for (String name : new String[] {"password", "token", "access_token", "apiKey", "PWD"}) {
            String source = "https://host/live.m3u8?a=1&" + name + "=" + token + "&b=2";
            assertHidden(SourceName.redacted(source));
            assertHidden(SourceName.scrubbed("GET " + source + " failed"));
            assertHidden(SourceName.scrubbed("denied for " + token, source));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://user:pass@host/s, rtsp://***@host/s",
        "rtsp://user@host:8554/s, rtsp://***@host:8554/s",
        "rtsp://host:554/s, rtsp://host:554/s",
        "rtsp://[fe80::1]:554/s@2, rtsp://[fe80::1]:554/s@2",
        "rtsp://host/s@2/main, rtsp://host/s@2/main",
        "rtsp://u:p@[fe80::1]:554/s, rtsp://***@[fe80::1]:554/s",
        "rtsp://u:p@ss@host/s, rtsp://***@host/s",
        "rtsp://u:12/34@host/s, rtsp://***@host/s",
        "rtsp://u:p/w@host/s, rtsp://***@host/s",
        "http://h/x.m3u8?token=abc&q=1, http://h/x.m3u8?token=***&q=1",
        "rtsp://h:554/user=admin&password=tlJwpbo6&channel=1, rtsp://h:554/user=***&password=***&channel=1",
        "/data/a@b.mp4, /data/a@b.mp4",
        "device:0, device:0"
    })
    void isNamedBy(String source, String name) {
        assertThat(SourceName.redacted(source)).isEqualTo(name);
    }

    @Test
    void anEscapedPasswordIsHiddenInPlainToo() {
        assertThat(SourceName.scrubbed("bad: p@ss/word", "rtsp://u:p%40ss%2Fword@host/s"))
                .isEqualTo("bad: ***");
    }
}
