package io.vigil.deploy.run;

import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.sinks.evidence.AnnotatedVideo;
import io.vigil.sinks.evidence.Pictures;
import io.vigil.sinks.file.CameraFiles;
import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The files of one camera, fed with its frames and committed records, each in order. Not for many
 * threads.
 */
final class CameraOutput {
    /** How many append times of frames are kept for records to come. */
    private static final int APPENDS_KEPT = 20_000;

    private final String camera;
    private final CameraFiles files;
    private final Optional<AnnotatedVideo> video;
    private final FrameJoin<Frame, Track> join = new FrameJoin<>(this::draw);
    private final TreeMap<FrameName, Long> appendedAt = new TreeMap<>();
    private final RunFigures figures;
    private SourceEnded ended;

    CameraOutput(String camera, Path folder, boolean withVideo, RunFigures figures)
            throws IOException {
        this.camera = camera;
        this.figures = figures;
        this.files = new CameraFiles(folder);
        this.video =
                withVideo
                        ? Optional.of(
                                new AnnotatedVideo(
                                        folder.resolve("annotated.mp4"), camera, ZoneOffset.UTC))
                        : Optional.empty();
    }

    String camera() {
        return camera;
    }

    /**
     * @param appendedMillis when the broker took it
     */
    void frame(Frame frame, long appendedMillis) {
        FrameName name = new FrameName(frame.epoch(), frame.sequence());
        appendedAt.put(name, appendedMillis);
        if (appendedAt.size() > APPENDS_KEPT) {
            appendedAt.pollFirstEntry();
        }
        if (video.isPresent()) {
            join.frame(name, frame, frame.image().length);
        }
    }

    /**
     * Takes a committed record.
     *
     * @param appendedMillis when the broker took it
     * @param readMillis when it was read
     */
    void accept(TrackRecord record, long appendedMillis, long readMillis) {
        try {
            files.accept(record);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Camera %s: its results cannot be written".formatted(camera), e);
        }
        FrameName name = new FrameName(record.epoch(), record.sequence());
        figures.record(record);
        if (record instanceof Track track) {
            join.say(name, track);
            Long frameAppended = appendedAt.get(name);
            if (frameAppended != null) {
                figures.latency(appendedMillis - frameAppended, readMillis - frameAppended);
            }
        } else {
            join.decideBefore(name);
        }
        if (record instanceof SourceEnded end) {
            ended = end;
            join.decideBefore(new FrameName(end.epoch(), Long.MAX_VALUE));
        }
    }

    long pendingBytes() {
        return join.pendingBytes();
    }

    /** What the log says of the source's end; empty while it goes on. */
    Optional<SourceEnded> ended() {
        return Optional.ofNullable(ended);
    }

    /**
     * @param complete whether all records came; else the files keep a temporary name
     */
    void close(boolean complete) throws IOException {
        try {
            files.close(complete);
        } finally {
            if (video.isPresent()) {
                video.get().close();
            }
        }
    }

    private void draw(Frame frame, List<Track> tracks) {
        try (Mat picture = picture(frame)) {
            video.orElseThrow()
                    .frame(
                            picture,
                            frame.epoch(),
                            frame.sequence(),
                            frame.capturedAtMicros(),
                            tracks);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Camera %s: its video cannot be written".formatted(camera), e);
        } catch (IllegalArgumentException undecodable) {
            figures.undrawn(camera); // it is among the dead letters, with its reason
        }
    }

    private static final Map<FrameEncoding, Decoder> DECODERS =
            Map.of(
                    FrameEncoding.JPEG, frame -> Pictures.fromJpeg(frame.image()),
                    FrameEncoding.BGR24,
                            frame -> Pictures.fromBgr(frame.image(), frame.width(), frame.height()),
                    FrameEncoding.GRAY8,
                            frame ->
                                    Pictures.fromGray(frame.image(), frame.width(), frame.height()),
                    FrameEncoding.NV12,
                            frame ->
                                    Pictures.fromNv12(
                                            frame.image(), frame.width(), frame.height()));

    private interface Decoder {
        Mat decode(Frame frame);
    }

    static Mat picture(Frame frame) {
        return DECODERS.get(frame.encoding()).decode(frame);
    }
}
