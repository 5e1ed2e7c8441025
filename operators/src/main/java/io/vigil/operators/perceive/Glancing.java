package io.vigil.operators.perceive;

import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.Glance;
import io.vigil.ingest.Frame;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker's models of cameras, opened when they are first asked. Used by one thread. */
final class Glancing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Glancing.class);

    private final int threads;
    private final Map<CameraModel, Opened> opened = new HashMap<>();

    private record Opened(Looking looking, GlanceModel model) {
        void close() {
            looking.close();
            model.close();
        }
    }

    /**
     * @param threads of one run
     */
    Glancing(int threads) {
        this.threads = threads;
    }

    /**
     * @param earlier frames before it, oldest first
     * @return none where the frame cannot be looked at
     */
    Optional<List<Glance>> glances(
            CameraModel model,
            FrameView frame,
            List<? extends FrameView> earlier,
            List<Detection> detections,
            List<Foreground> foreground) {
        try {
            Opened with = opened.computeIfAbsent(model, this::open);
            List<Looked> looked = looked(with.looking(), frame, earlier, detections, foreground);
            return Optional.of(with.model().glances(looked));
        } catch (UndecodableFrameException broken) {
            return Optional.empty();
        } catch (RuntimeException failure) {
            Frame at = frame.frame();
            LOG.warn(
                    "Camera {}: its models fail on frame {}/{}",
                    at.camera(),
                    at.epoch(),
                    at.sequence(),
                    failure);
            return Optional.empty();
        }
    }

    private Opened open(CameraModel model) {
        GlanceModel session = GlanceModel.open(model.plan(), model.autoencoder(), threads);
        return new Opened(new Looking(model.plan()), session);
    }

    /** As if earlier frames that are broken or of another size had never been. */
    private static List<Looked> looked(
            Looking looking,
            FrameView frame,
            List<? extends FrameView> earlier,
            List<Detection> detections,
            List<Foreground> foreground) {
        List<FrameView> usable = new ArrayList<>(earlier);
        Frame now = frame.frame();
        usable.removeIf(
                view ->
                        view.frame().width() != now.width()
                                || view.frame().height() != now.height());
        while (true) {
            try {
                return looking.look(frame, usable, detections, foreground);
            } catch (UndecodableFrameException broken) {
                if (!usable.removeIf(view -> view.frame().equals(broken.frame()))) {
                    throw broken;
                }
            }
        }
    }

    /** One that is still asked for afterwards is opened once more. */
    void closeRetired() {
        opened.entrySet()
                .removeIf(
                        entry -> {
                            boolean retired = entry.getKey().retired();
                            if (retired) {
                                entry.getValue().close();
                            }
                            return retired;
                        });
    }

    @Override
    public void close() {
        opened.values().forEach(Opened::close);
        opened.clear();
    }
}
