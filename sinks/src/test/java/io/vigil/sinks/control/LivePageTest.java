package io.vigil.sinks.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sinks.evidence.Pictures;
import io.vigil.sinks.evidence.TestScene;
import io.vigil.tracking.Box;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.Track;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LivePageTest {
    private static final FrameLedger LEDGER =
            new FrameLedger(10, new TreeMap<>(), 10, 10, new TreeMap<>(), 0);

    private final HttpClient http = HttpClient.newHttpClient();
    private LivePage page;

    @BeforeEach
    void start() throws IOException {
        page = LivePage.start(0);
    }

    @AfterEach
    void stop() {
        page.close();
    }

    @Test
    void tellsWhatTheCamerasSeeAsJson() throws Exception {
        page.frame("door", 0, 1, 1_700_000_000_000_000L, jpeg(1), 320, 180);
        page.tracks("door", 0, 1, List.of(track(1, "person"), track(2, "<b>car</b>")));
        page.tracks("door", 0, 1, List.of(track(1, "person"), track(2, "<b>car</b>")));
        page.ledger("door", 0, 1, LEDGER);
        HttpResponse<String> answer = get("api/cameras");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        assertThat(answer.body())
                .contains("\"camera\":\"door\"", "\"visible\":2", "\"balanced\":true")
                .contains("\"totals\":{\"<b>car</b>\":1,\"person\":1}")
                .contains("\"status\":\"live\"");
    }

    @Test
    void aPictureReachesTheBrowserTogetherWithItsBoxes() throws Exception {
        Inbox inbox = new Inbox();
        WebSocket socket = connect(null, inbox).join();
        for (int i = 0; i < 5; i++) {
            page.frame("door", 0, i, 1000L * i, jpeg(i), 320, 180);
        }
        // The boxes of frame 3 are known, those of frame 4 are not yet.
        page.tracks("door", 0, 3, List.of(track(7, "person")));
        ByteBuffer message = inbox.binary.poll(5, TimeUnit.SECONDS);
        byte[] header = new byte[message.getInt()];
        message.get(header);
        assertThat(new String(header, StandardCharsets.UTF_8))
                .contains("\"camera\":\"door\"", "\"sequence\":3", "\"id\":7", "\"width\":320");
        byte[] jpeg = new byte[message.remaining()];
        message.get(jpeg);
        assertThat(jpeg).isEqualTo(jpeg(3));
        assertThat(inbox.text.poll(5, TimeUnit.SECONDS)).contains("\"cameras\"");
        // Frame 4 may still get boxes, until perception is known to have passed it.
        assertThat(inbox.binary.poll(1, TimeUnit.SECONDS)).isNull();
        page.ledger("door", 0, 4, LEDGER);
        ByteBuffer later = inbox.binary.poll(5, TimeUnit.SECONDS);
        byte[] second = new byte[later.getInt()];
        later.get(second);
        assertThat(new String(second, StandardCharsets.UTF_8))
                .contains("\"sequence\":4", "\"tracks\":[]");
        socket.abort();
    }

    @Test
    void boxesThatComeBeforeTheirPictureWaitForIt() throws Exception {
        Inbox inbox = new Inbox();
        WebSocket socket = connect(null, inbox).join();
        page.tracks("door", 0, 3, List.of(track(7, "person")));
        page.tracks("door", 0, 5, List.of(track(8, "person")));
        page.frame("door", 0, 3, 3000, jpeg(3), 320, 180);
        ByteBuffer message = inbox.binary.poll(5, TimeUnit.SECONDS);
        byte[] header = new byte[message.getInt()];
        message.get(header);
        assertThat(new String(header, StandardCharsets.UTF_8))
                .contains("\"sequence\":3", "\"id\":7");
        socket.abort();
    }

    @Test
    void announcementsAreToldNewestLast() throws Exception {
        page.announce("Worker killed");
        page.announce("Back in 2.1 s, 0 lost, 0 doubled");
        assertThat(get("api/announcements").body())
                .containsSubsequence("Worker killed", "0 lost, 0 doubled");
    }

    @Test
    void everythingThePageNeedsComesFromItself() throws Exception {
        for (String path : List.of("", "live.css", "live.js")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("https://", "http://", "innerHTML");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
        }
    }

    @Test
    void aForeignHostNameIsRefusedForItMayBeRebound() throws Exception {
        assertThat(rawStatus("attacker.example:80")).contains(" 403 ");
        assertThat(rawStatus("127.0.0.1")).contains(" 200 ");
    }

    @Test
    void aForeignPageMayNotOpenTheSocket() {
        assertThatThrownBy(() -> connect("http://attacker.example", new Inbox()).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void nothingCanBeChangedThroughThePage() throws Exception {
        HttpRequest post =
                HttpRequest.newBuilder(URI.create(page.url() + "api/cameras"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        int status = http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode();
        assertThat(status).isBetween(400, 499);
    }

    @Test
    void aBusyPortIsAClearError() {
        int port = URI.create(page.url()).getPort();
        assertThatThrownBy(() -> LivePage.start(port))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("port %d of 127.0.0.1 is in use", port);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(page.url() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Java's client sets the host by itself, so this one speaks by hand. */
    private String rawStatus(String host) throws IOException {
        int port = URI.create(page.url()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
        }
    }

    private CompletableFuture<WebSocket> connect(String origin, Inbox inbox) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(URI.create(page.url().replace("http", "ws") + "live"), inbox);
    }

    private static byte[] jpeg(int frame) {
        try (Mat picture = TestScene.picture(320, 180, frame)) {
            return Pictures.toJpeg(picture, 80);
        }
    }

    private static Track track(long id, String label) {
        return new Track("door", 0, 1, 1000, id, new Box(10, 10, 50, 90), 0.9, label);
    }

    /** Whole messages, in order. */
    private static final class Inbox implements WebSocket.Listener {
        final BlockingQueue<ByteBuffer> binary = new LinkedBlockingQueue<>();
        final BlockingQueue<String> text = new LinkedBlockingQueue<>();
        private final StringBuilder words = new StringBuilder();
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            words.append(part);
            if (last) {
                text.add(words.toString());
                words.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            bytes =
                    ByteBuffer.allocate(bytes.remaining() + part.remaining())
                            .put(bytes)
                            .put(part)
                            .flip();
            if (last) {
                binary.add(bytes);
                bytes = ByteBuffer.allocate(0);
            }
            socket.request(1);
            return null;
        }
    }
}
