package io.vigil.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceNamesTest {
    @Test
    void idsAreMadeOfNamesAndStayApart() {
        assertThat(
                        SourceNames.ids(
                                List.of(
                                        "films/vtest.mp4",
                                        "other/vtest.avi",
                                        "VTEST.mkv",
                                        "my shop (1).mp4",
                                        "frames/",
                                        "device:0",
                                        "rtsp://u:p%40ss@host:554/live/1?x=y",
                                        "rtsp://u:p@s s/w@host/live",
                                        "vtest-2.mp4",
                                        ".mp4",
                                        "clip.2026.mp4")))
                .containsExactly(
                        "vtest",
                        "vtest-2",
                        "VTEST-3",
                        "my-shop-1",
                        "frames",
                        "device-0",
                        "host-live-1",
                        "host-live",
                        "vtest-2-2",
                        "mp4",
                        "clip.2026");
    }

    @Test
    void everyIdIsOneThatACameraMayHave() {
        List<String> ids =
                SourceNames.ids(List.of("x".repeat(300) + ".mp4", "日本.mp4", "/", "..", "http://"));
        assertThat(ids).allMatch(id -> id.matches("[A-Za-z0-9._-]{1,100}")).doesNotHaveDuplicates();
    }
}
