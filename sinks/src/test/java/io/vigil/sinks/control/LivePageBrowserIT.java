package io.vigil.sinks.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.sinks.Browser;
import io.vigil.sinks.evidence.Pictures;
import io.vigil.sinks.evidence.TestScene;
import io.vigil.tracking.FrameLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the machine really gets to see. */
class LivePageBrowserIT {
    private static final String HOSTILE = "<img src=x onerror=document.title='taken'>";

    @TempDir Path profile;

    @Test
    void aRealBrowserShowsEveryCameraAndRunsNothingThatCameFromOutside() throws Exception {
        assumeTrue(
                Browser.installed().isPresent(), "No Chromium on this machine: page not looked at");
        AtomicBoolean on = new AtomicBoolean(true);
        try (LivePage page = LivePage.start(0);
                Browser browser = new Browser(Browser.installed().get(), profile, 1500, 1000)) {
            Thread cameras = new Thread(() -> feed(page, on));
            cameras.start();
            browser.open(page.url());
            boolean shown =
                    browser.waitFor(
                            "[...document.querySelectorAll('.camera')].filter(c => c.dataset.pictures > 25).length === 4");
            byte[] picture = browser.screenshot(false);
            Files.write(Path.of("target", "live-page.png"), picture);
            on.set(false);
            cameras.join();
            assertThat(shown).isTrue();
            assertThat(browser.evaluate("document.title")).isEqualTo("Vigil · live");
            assertThat(browser.evaluate("document.querySelectorAll('main img').length"))
                    .isEqualTo("0");
            assertThat(browser.evaluate("document.body.innerText"))
                    .contains("door", "road", HOSTILE, "every frame accounted for", "0 doubled");
            assertThat(picture).hasSizeGreaterThan(30_000);
        }
    }

    private static void feed(LivePage page, AtomicBoolean on) {
        FrameLedger good = new FrameLedger(1204, new TreeMap<>(), 1204, 1204, new TreeMap<>(), 0);
        FrameLedger shed =
                new FrameLedger(
                        1204, new TreeMap<>(Map.of("credit", 14L)), 1190, 1190, new TreeMap<>(), 0);
        page.announce("Worker killed (process 4711)");
        page.announce("Recovered in 2.1 s: 0 lost, 0 doubled");
        try {
            for (int i = 0; on.get(); i++) {
                long at = 1_700_000_000_000_000L + i * 100_000L;
                for (String camera : List.of("door", "road", "care-room", HOSTILE)) {
                    try (Mat picture = TestScene.picture(640, 360, i)) {
                        byte[] jpeg = Pictures.toJpeg(picture, 80);
                        page.frame(camera, 0, i, at, jpeg, 640, 360);
                    }
                    page.tracks(camera, 0, i, TestScene.walkers(i, at, 640, 360));
                    page.ledger(camera, 0, i, camera.equals("road") ? shed : good);
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
