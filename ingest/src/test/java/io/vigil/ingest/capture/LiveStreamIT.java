package io.vigil.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.vigil.ingest.CameraClock;
import io.vigil.ingest.CameraConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveStreamIT {
    @TempDir Path folder;
    private HttpServer server;
    private ExecutorService threads;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void serveMotionJpeg(int frames, long pauseMillis) {
        server.createContext(
                "/mjpeg",
                exchange -> {
                    exchange.getResponseHeaders()
                            .add("Content-Type", "multipart/x-mixed-replace; boundary=frame");
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        for (int i = 0; i < frames; i++) {
                            byte[] image = Film.jpeg(i, 160, 120);
                            out.write(
                                    ("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: "
                                                    + image.length
                                                    + "\r\n\r\n")
                                            .getBytes(StandardCharsets.US_ASCII));
                            out.write(image);
                            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                            out.flush();
                            Thread.sleep(pauseMillis);
                        }
                        Thread.sleep(pauseMillis > 100 ? 60_000 : 0);
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Test
    void motionJpegIsReadUntilTheServerStopsAndThenMayBeTriedAgain() throws Exception {
        serveMotionJpeg(60, 20);
        int frames = 0;
        try (FrameSource source = Sources.open(CameraConfig.of("c", address("/mjpeg")))) {
            assertThat(source.live()).isTrue();
            assertThat(source.originMicros()).isEqualTo(-1);
            SourceException end = null;
            while (end == null) {
                try {
                    Captured captured = source.next();
                    assertThat(captured).isNotNull();
                    assertThat(captured.sourceMicros()).isEqualTo(CameraClock.NO_TIME);
                    assertThat(captured.image().cols()).isEqualTo(160);
                    frames++;
                } catch (SourceException broken) {
                    end = broken;
                }
            }
            assertThat(end.retryable()).isTrue();
            assertThat(end).hasMessageContaining("stopped delivering after");
            long shed = source.shed().getOrDefault(BufferedSource.NOT_TAKEN, 0L);
            assertThat(frames + shed).isEqualTo(60);
        }
    }

    @Test
    void aBusyReaderGetsTheLatestImagesAndTheCountOfTheRest() throws Exception {
        serveMotionJpeg(40, 20);
        try (FrameSource source = Sources.open(CameraConfig.of("c", address("/mjpeg")))) {
            assertThat(source.next()).isNotNull();
            Thread.sleep(2000);
            Captured captured = source.next();
            assertThat(source.shed().get(BufferedSource.NOT_TAKEN)).isEqualTo(35);
            assertThat(Film.centreGrey(captured.image())).isCloseTo(Film.grey(36), within(6));
        }
    }

    @Test
    void closingEndsAReadThatWaits() throws Exception {
        serveMotionJpeg(8, 110);
        FrameSource source = Sources.open(CameraConfig.of("c", address("/mjpeg")));
        CompletableFuture<Long> read =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                while (source.next() != null) {}
                            } catch (SourceException unexpected) {
                                throw new IllegalStateException(unexpected);
                            }
                            return System.nanoTime();
                        },
                        threads);
        Thread.sleep(1500);
        long closedAt = System.nanoTime();
        source.close();
        assertThat(read.get() - closedAt).isLessThan(1_500_000_000L);
    }

    @Test
    void aPlaylistIsReadAtItsOwnPaceToItsEnd() throws Exception {
        Path playlist = folder.resolve("live.m3u8");
        try (FFmpegFrameRecorder recorder = Film.recorder(playlist.toString(), "hls", 160, 120)) {
            recorder.setVideoCodec(org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG2VIDEO);
            recorder.setOption("hls_time", "1");
            recorder.setOption("hls_list_size", "0");
            recorder.start();
            Film.record(recorder, 0, 75, 160, 120, i -> i);
        }
        server.createContext(
                "/hls/",
                exchange -> {
                    String name = exchange.getRequestURI().getPath().substring("/hls/".length());
                    byte[] body = Files.readAllBytes(folder.resolve(name));
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        int frames = 0;
        long began = 0;
        try (FrameSource source =
                Sources.open(CameraConfig.of("c", address("/hls/live.m3u8?token=abc")))) {
            for (Captured c = source.next(); c != null; c = source.next()) {
                began = frames == 0 ? System.nanoTime() : began;
                frames++;
            }
            assertThat(frames + source.shed().getOrDefault(BufferedSource.NOT_TAKEN, 0L))
                    .isEqualTo(75);
            assertThat(frames).isGreaterThan(60);
            assertThat(System.nanoTime() - began).isBetween(2_500_000_000L, 6_000_000_000L);
        }
    }

    @Test
    void rtspIsReadCutAndReadAgain() throws Exception {
        int port = freePort();
        String path = "://127.0.0.1:" + port + "/cam";
        for (int time = 0; time < 2; time++) {
            CompletableFuture<Void> camera =
                    CompletableFuture.runAsync(() -> push("rtsp" + path, 40), threads);
            int frames = 0;
            long last = Long.MIN_VALUE;
            try (FrameSource source = Sources.open(CameraConfig.of("c", "rtsp+listen" + path))) {
                SourceException end = null;
                while (end == null) {
                    try {
                        Captured captured = source.next();
                        assertThat(captured).isNotNull();
                        assertThat(captured.sourceMicros()).isGreaterThan(last);
                        last = captured.sourceMicros();
                        frames++;
                    } catch (SourceException broken) {
                        end = broken;
                    }
                }
                assertThat(end.retryable()).isTrue();
                assertThat(frames).isGreaterThan(20);
            }
            camera.join();
        }
    }

    /** A camera that pushes, at its own pace, as soon as somebody listens. */
    private static void push(String to, int frames) {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (FFmpegFrameRecorder recorder = Film.recorder(to, "rtsp", 160, 120)) {
                Thread.sleep(200);
                recorder.setOption("rtsp_transport", "tcp");
                recorder.start();
                for (int i = 0; i < frames; i++) {
                    Film.record(recorder, i, i + 1, 160, 120, n -> n);
                    Thread.sleep(40);
                }
                return;
            } catch (org.bytedeco.javacv.FrameRecorder.Exception nobodyListensYet) {
                // The next attempt follows.
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Test
    void aHostThatRefusesOrStaysSilentIsSaidSoAndMayBeTriedAgain() throws Exception {
        String refused = "rtsp://admin:hunter22@127.0.0.1:" + freePort() + "/s";
        assertThatThrownBy(() -> Sources.open(CameraConfig.of("gate", refused)))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.retryable()).isTrue())
                .hasMessageContaining("Camera gate: rtsp://***@127.0.0.1")
                .hasMessageContaining("connection refused")
                .hasMessageNotContainingAny("hunter22", "admin");
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "rtsp://127.0.0.1:" + silent.getLocalPort() + "/s";
            long began = System.nanoTime();
            assertThatThrownBy(() -> Sources.open(CameraConfig.of("gate", address)))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("cannot be opened (no answer in time)");
            assertThat(System.nanoTime() - began).isLessThan(16_000_000_000L);
        }
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() {
        server.createContext(
                "/private",
                exchange -> {
                    exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
                    exchange.sendResponseHeaders(401, -1);
                    exchange.close();
                });
        String source = address("/private").replace("://", "://admin:hunter22@");
        SourceException refused =
                catchThrowableOfType(
                        SourceException.class, () -> Sources.open(CameraConfig.of("gate", source)));
        assertThat(refused.retryable()).isFalse();
        assertThat(refused).hasMessageContaining("refuses the user or password");
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("hunter22").doesNotContain("admin");
        }
    }

    @Test
    void anAnswerWithoutVideoIsSaidSo() {
        server.createContext(
                "/page",
                exchange -> {
                    byte[] page =
                            "<html>Log in</html>".repeat(200).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        assertThatThrownBy(() -> Sources.open(CameraConfig.of("gate", address("/page"))))
                .hasMessageContaining("answers, but not with video");
    }

    @Test
    void aMissingDeviceIsSaidSo() {
        assertThatThrownBy(() -> Sources.open(CameraConfig.of("gate", "device:93")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Camera gate: device:93 cannot be opened");
    }
}
