package io.vigil.sinks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Chromium without a window, spoken to by its DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private int lastId;

    /** The browser of this machine, if it has one. */
    public static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @param profile an empty folder for the browser's own things
     */
    public Browser(Path executable, Path profile, int width, int height) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        command.addAll(
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--remote-allow-origins=*",
                        "--user-data-dir=" + profile,
                        "--window-size=" + width + "," + height,
                        "about:blank"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TMPDIR", profile.toString());
        process =
                builder.redirectErrorStream(true)
                        .redirectOutput(profile.resolve("browser.log").toFile())
                        .start();
        URI page = page(profile.resolve("DevToolsActivePort"));
        socket =
                http.newWebSocketBuilder()
                        .buildAsync(page, new Answers())
                        .get(20, TimeUnit.SECONDS);
        call("Page.enable", json.createObjectNode());
    }

    public void open(String url) throws Exception {
        call("Page.navigate", json.createObjectNode().put("url", url));
    }

    /** The value of a JavaScript expression, as text. */
    public String evaluate(String expression) throws Exception {
        ObjectNode parameters =
                json.createObjectNode().put("expression", expression).put("returnByValue", true);
        return call("Runtime.evaluate", parameters).path("result").path("value").asText();
    }

    /** Waits until the expression is true, at most 20 s. */
    public boolean waitFor(String expression) throws Exception {
        for (int i = 0; i < 200; i++) {
            if (evaluate(expression).equals("true")) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    /** A PNG of the whole page, or of the window. */
    public byte[] screenshot(boolean whole) throws Exception {
        ObjectNode parameters =
                json.createObjectNode().put("format", "png").put("captureBeyondViewport", whole);
        if (whole) {
            JsonNode size =
                    call("Page.getLayoutMetrics", json.createObjectNode()).path("cssContentSize");
            parameters
                    .putObject("clip")
                    .put("x", 0)
                    .put("y", 0)
                    .put("width", size.path("width").asDouble())
                    .put("height", size.path("height").asDouble())
                    .put("scale", 1);
        }
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", parameters).path("data").asText());
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        // Its profile is about to be deleted: it must be gone by then.
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private JsonNode call(String method, ObjectNode parameters) throws Exception {
        int id = ++lastId;
        ObjectNode request = json.createObjectNode().put("id", id).put("method", method);
        request.set("params", parameters);
        socket.sendText(json.writeValueAsString(request), true).get(20, TimeUnit.SECONDS);
        while (true) {
            JsonNode answer = answers.poll(30, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException("Browser: no answer to " + method + " within 30 s");
            }
            if (answer.path("id").asInt() == id) {
                return answer.path("result");
            }
        }
    }

    private URI page(Path active) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (Files.exists(active) && Files.readAllLines(active).size() == 2) {
                String port = Files.readAllLines(active).get(0);
                HttpRequest list =
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json"))
                                .build();
                for (JsonNode target :
                        json.readTree(
                                http.send(list, HttpResponse.BodyHandlers.ofString()).body())) {
                    if (target.path("type").asText().equals("page")) {
                        return URI.create(target.path("webSocketDebuggerUrl").asText());
                    }
                }
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IOException("Browser: did not start within 30 s");
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    answers.add(json.readTree(text.toString()));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
