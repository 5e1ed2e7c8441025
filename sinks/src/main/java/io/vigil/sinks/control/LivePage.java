package io.vigil.sinks.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.Track;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live page: each camera's picture with boxes, counters and the account of its frames, for
 * whoever sits at this machine. Bound to 127.0.0.1, read-only, without anything from elsewhere.
 * Pictures are passed on only while somebody looks. Safe for many threads; telling it never blocks.
 */
public final class LivePage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);
    private static final String ADDRESS = "127.0.0.1";
    private static final long PICTURE_MILLIS = 66;
    private static final int TICKS_PER_STATE = 5;
    private static final int ANNOUNCEMENTS = 6;

    private final Map<String, CameraView> cameras = new ConcurrentSkipListMap<>();
    private final List<Announcement> announcements = new CopyOnWriteArrayList<>();
    private final AtomicInteger ticks = new AtomicInteger();
    private final ObjectMapper json =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
    private final Viewers viewers = new Viewers(json);
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "live-page");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Javalin app;

    private record Announcement(long number, String text, long atNanos) {}

    private record Said(long number, String text, long secondsAgo) {}

    private record State(List<CameraStatus> cameras, List<Said> announcements) {}

    private LivePage() {
        app = Javalin.create(LivePage::configure);
        app.before(LivePage::guard);
        app.wsBeforeUpgrade(LivePage::guard);
        app.get("/", context -> resource(context, "live.html", "text/html"));
        app.get("/live.css", context -> resource(context, "live.css", "text/css"));
        app.get("/live.js", context -> resource(context, "live.js", "text/javascript"));
        app.get("/api/cameras", context -> json(context, state().cameras()));
        app.get("/api/announcements", context -> json(context, state().announcements()));
        app.get("/api/cameras/{camera}/picture.jpg", this::picture);
        app.ws(
                "/live",
                socket -> {
                    socket.onConnect(
                            context -> {
                                context.session.setIdleTimeout(java.time.Duration.ofHours(12));
                                viewers.add(context);
                            });
                    socket.onClose(viewers::remove);
                    socket.onError(viewers::remove);
                });
    }

    /**
     * @param port 0 for any that is free
     * @throws BindException if the port is in use
     */
    public static LivePage start(int port) throws IOException {
        LivePage page = new LivePage();
        try {
            page.app.start(ADDRESS, port);
        } catch (JavalinBindException busy) {
            page.close();
            BindException clear =
                    new BindException(
                            "Live page: port %d of %s is in use or not allowed; choose another, or 0 for any free one"
                                    .formatted(port, ADDRESS));
            clear.initCause(busy);
            throw clear;
        }
        page.ticker.scheduleAtFixedRate(
                page::tick, PICTURE_MILLIS, PICTURE_MILLIS, TimeUnit.MILLISECONDS);
        return page;
    }

    /** Where a browser on this machine finds the page. */
    public String url() {
        return "http://%s:%d/".formatted(ADDRESS, app.port());
    }

    /**
     * @param jpeg not changed by anybody after
     * @param width of the picture in pixels, which are those of the tracks
     */
    public void frame(
            String camera,
            long epoch,
            long sequence,
            long capturedAtMicros,
            byte[] jpeg,
            int width,
            int height) {
        view(camera)
                .frame(
                        new Picture(
                                epoch,
                                sequence,
                                capturedAtMicros,
                                jpeg,
                                width,
                                height,
                                System.nanoTime(),
                                null));
    }

    /**
     * @param tracks all that are visible in this frame; said again, the later word counts
     */
    public void tracks(String camera, long epoch, long sequence, List<Track> tracks) {
        view(camera).tracks(epoch, sequence, tracks, System.nanoTime());
    }

    /** The account up to a frame, which says that perception has passed it. */
    public void ledger(String camera, long epoch, long sequence, FrameLedger ledger) {
        view(camera).ledger(epoch, sequence, ledger);
    }

    /** Says in words how the camera fares; {@code live} is said by itself with the first frame. */
    public void status(String camera, String text) {
        view(camera).status(text);
    }

    /** Something worth a line across the whole page, such as a restart. */
    public void announce(String text) {
        announcements.add(new Announcement(announcements.size() + 1L, text, System.nanoTime()));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        app.stop();
    }

    private CameraView view(String camera) {
        return cameras.computeIfAbsent(camera, CameraView::new);
    }

    private void tick() {
        try {
            if (viewers.none()) {
                return;
            }
            long now = System.nanoTime();
            for (Map.Entry<String, CameraView> camera : cameras.entrySet()) {
                var next = camera.getValue().next(now);
                if (next.isPresent()) {
                    viewers.send(camera.getKey(), next.get());
                }
            }
            if (ticks.getAndIncrement() % TICKS_PER_STATE == 0) {
                viewers.send(state());
            }
        } catch (IOException | RuntimeException e) {
            // One bad picture must not end the page: the next tick shows the next one.
            LOG.warn("Live page: a round of pictures was left out", e);
        }
    }

    private State state() {
        long now = System.nanoTime();
        int from = Math.max(0, announcements.size() - ANNOUNCEMENTS);
        return new State(
                cameras.values().stream().map(camera -> camera.status(now)).toList(),
                announcements.stream()
                        .skip(from)
                        .map(
                                said ->
                                        new Said(
                                                said.number(),
                                                said.text(),
                                                TimeUnit.NANOSECONDS.toSeconds(
                                                        now - said.atNanos())))
                        .toList());
    }

    private void picture(Context context) {
        CameraView view = cameras.get(context.pathParam("camera"));
        Picture picture = view == null ? null : view.latest().orElse(null);
        if (picture == null) {
            throw new NotFoundResponse("No picture of this camera");
        }
        context.contentType("image/jpeg").result(picture.jpeg());
    }

    private void json(Context context, Object value) throws IOException {
        context.contentType("application/json").result(json.writeValueAsBytes(value));
    }

    private static void configure(JavalinConfig config) {
        config.showJavalinBanner = false;
        config.startupWatcherEnabled = false;
        QueuedThreadPool threads = new QueuedThreadPool(24, 4);
        threads.setName("live-page");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
    }

    private static void guard(Context context) {
        String host = context.header("Host");
        if (!Loopback.isHost(host) || !Loopback.isOrigin(context.header("Origin"), host)) {
            throw new ForbiddenResponse(
                    "This page answers on this machine only; open it as http://127.0.0.1:PORT/");
        }
        context.header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
                                + "connect-src 'self' ws://"
                                + host
                                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    private static void resource(Context context, String name, String type) throws IOException {
        try (InputStream in = LivePage.class.getResourceAsStream(name)) {
            context.contentType(type + "; charset=utf-8").result(in.readAllBytes());
        }
    }
}
