package io.vigil.sinks.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.websocket.WsContext;
import io.vigil.sinks.Palette;
import io.vigil.tracking.Track;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.WriteCallback;

/**
 * The browsers that look on, each by one socket: a browser opens only six connections to a host, so
 * all cameras share it. A slow browser misses pictures; nobody waits for it.
 */
final class Viewers {
    private static final int MOST_PENDING = 16;

    private final Map<String, Viewer> viewers = new ConcurrentHashMap<>();
    private final ObjectMapper json;

    private record Viewer(WsContext socket, AtomicInteger pending) {}

    /** What stands before the JPEG in a message. */
    record Header(
            String camera,
            long epoch,
            long sequence,
            long capturedAtMicros,
            int width,
            int height,
            List<Mark> tracks) {}

    /** A box in pixels of the picture. */
    record Mark(
            long id,
            String label,
            double score,
            String colour,
            double left,
            double top,
            double right,
            double bottom) {}

    Viewers(ObjectMapper json) {
        this.json = json;
    }

    void add(WsContext socket) {
        viewers.put(socket.sessionId(), new Viewer(socket, new AtomicInteger()));
    }

    void remove(WsContext socket) {
        viewers.remove(socket.sessionId());
    }

    boolean none() {
        return viewers.isEmpty();
    }

    /** One text message to all. */
    void send(Object state) throws JsonProcessingException {
        String text = json.writeValueAsString(state);
        for (Viewer viewer : viewers.values()) {
            if (admits(viewer)) {
                viewer.socket().session.getRemote().sendString(text, done(viewer));
            }
        }
    }

    /** One binary message to all: length of the header (4 bytes), header (JSON), JPEG. */
    void send(String camera, Picture picture) throws JsonProcessingException {
        byte[] header =
                json.writeValueAsString(header(camera, picture)).getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(4 + header.length + picture.jpeg().length);
        message.putInt(header.length).put(header).put(picture.jpeg()).flip();
        for (Viewer viewer : viewers.values()) {
            if (admits(viewer)) {
                viewer.socket().session.getRemote().sendBytes(message.duplicate(), done(viewer));
            }
        }
    }

    private static Header header(String camera, Picture picture) {
        List<Track> tracks = picture.tracks() == null ? List.of() : picture.tracks();
        return new Header(
                camera,
                picture.epoch(),
                picture.sequence(),
                picture.capturedAtMicros(),
                picture.width(),
                picture.height(),
                tracks.stream().map(Viewers::mark).toList());
    }

    private static Mark mark(Track track) {
        return new Mark(
                track.id(),
                track.label(),
                track.score(),
                Palette.hex(track.id()),
                track.box().left(),
                track.box().top(),
                track.box().right(),
                track.box().bottom());
    }

    private static boolean admits(Viewer viewer) {
        if (!viewer.socket().session.isOpen()) {
            return false;
        }
        if (viewer.pending().incrementAndGet() > MOST_PENDING) {
            viewer.pending().decrementAndGet();
            return false;
        }
        return true;
    }

    private static WriteCallback done(Viewer viewer) {
        return new WriteCallback() {
            @Override
            public void writeSuccess() {
                viewer.pending().decrementAndGet();
            }

            @Override
            public void writeFailed(Throwable failure) {
                viewer.pending().decrementAndGet();
            }
        };
    }
}
