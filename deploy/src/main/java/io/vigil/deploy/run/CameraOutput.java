package io.vigil.deploy.run;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.anomaly.judging.Phase;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.deploy.FrameImage;
import io.vigil.ingest.Frame;
import io.vigil.ingest.RuleSet;
import io.vigil.sinks.evidence.AnnotatedVideo;
import io.vigil.sinks.evidence.Highlights;
import io.vigil.sinks.file.CameraFiles;
import io.vigil.sinks.file.CommittedLogs;
import io.vigil.sinks.file.CountsCsv;
import io.vigil.sinks.file.PartFile;
import io.vigil.sinks.file.Report;
import io.vigil.sinks.file.ScoreDigest;
import io.vigil.sinks.file.SeenDigest;
import io.vigil.sinks.wire.AlertCodec;
import io.vigil.sinks.wire.EventCodec;
import io.vigil.sinks.wire.LogDigest;
import io.vigil.sinks.wire.ScoreCodec;
import io.vigil.sinks.wire.TrackRecordCodec;
import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackRecord;
import io.vigil.tracking.counting.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one camera, fed with its frames and committed records, each in order. Not for many
 * threads.
 */
final class CameraOutput {
    /** The times of this many frames are kept for records to come. */
    private static final int APPENDS_KEPT = 20_000;

    private static final FrameName BEFORE_ALL = new FrameName(Long.MIN_VALUE, Long.MIN_VALUE);

    private static final Logger LOG = LoggerFactory.getLogger(CameraOutput.class);

    private final String camera;
    private final Path folder;
    private final CameraFiles files;
    private final Optional<AnnotatedVideo> video;
    private final StageTimes times;
    private final FrameJoin<Frame, Track> join = new FrameJoin<>(this::picture);
    private final TreeMap<FrameName, Long> appendedAt = new TreeMap<>();
    private final TrackRecordCodec codec = new TrackRecordCodec();
    private final LogDigest committed = new LogDigest();
    private final EventCodec eventCodec = new EventCodec();
    private final LogDigest committedEvents = new LogDigest();
    private final LogDigest committedCounts = new LogDigest();
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final AlertCodec alertCodec = new AlertCodec();
    private final SceneRulesJson rulesJson = new SceneRulesJson();
    private final SeenDigest seen = new SeenDigest();
    private final List<Alert> alerts = new ArrayList<>();
    private final Highlights highlights = new Highlights();
    private final AlertPictures alertPictures = new AlertPictures(FrameImage::bgr);
    private final ScoreCodec scoreCodec = new ScoreCodec();
    private final ScoreDigest scores = new ScoreDigest();
    private int width;
    private int height;
    private SourceEnded end;
    private SceneRules rules = SceneRules.NONE;
    private FrameName framesEnd = BEFORE_ALL;

    CameraOutput(String camera, Path folder, boolean withVideo, StageTimes times)
            throws IOException {
        this.camera = camera;
        this.times = times;
        this.folder = folder;
        this.files = new CameraFiles(folder);
        this.video =
                withVideo
                        ? Optional.of(
                                new AnnotatedVideo(
                                        folder.resolve("annotated.mp4"), camera, ZoneOffset.UTC))
                        : Optional.empty();
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
        width = frame.width();
        height = frame.height();
        join.frame(name, frame, frame.image().length);
    }

    /** No frame follows in the camera's log. */
    void framesEnded(FrameName last) {
        framesEnd = last;
    }

    /**
     * Takes a committed record.
     *
     * @param value as it stands in the topic
     * @param appendedMillis when the broker took it
     * @param readMillis when it was read
     */
    void accept(byte[] value, long appendedMillis, long readMillis) {
        committed.add(value);
        TrackRecord record = codec.decode(value);
        try {
            files.accept(record);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Camera %s: its results cannot be written".formatted(camera), e);
        }
        seen.accept(record);
        FrameName name = new FrameName(record.epoch(), record.sequence());
        if (record instanceof Track track) {
            join.say(name, track);
            Long frameAppended = appendedAt.get(name);
            if (frameAppended != null) {
                times.add(
                        "frame in the log to track in the log",
                        (double) (appendedMillis - frameAppended));
                times.add(
                        "frame in the log to committed track read",
                        (double) (readMillis - frameAppended));
            }
        } else {
            join.decideBefore(name);
        }
        if (record instanceof SourceEnded ended) {
            end = ended;
            join.decideBefore(new FrameName(ended.epoch(), Long.MAX_VALUE));
        }
    }

    /** Its log holds these rules. */
    void rules(RuleSet set) {
        try {
            SceneRules read = rulesJson.read(set.rules());
            rules = read.version() > rules.version() ? read : rules;
            video.ifPresent(each -> each.places(rules.places()));
        } catch (IllegalArgumentException bad) {
            // Assessment has sent it to the dead letters, with its reason.
            LOG.debug("Not used: {}", set, bad);
        }
    }

    /**
     * Takes a committed event.
     *
     * @param value as it stands in the topic
     */
    void event(byte[] value) {
        committedEvents.add(value);
        try {
            files.accept(eventCodec.decode(value));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Camera %s: its events cannot be written".formatted(camera), e);
        }
    }

    /**
     * Takes a committed count.
     *
     * @param value as it stands in the topic
     * @param count what it says
     */
    void count(byte[] value, Count count) {
        committedCounts.add(value);
        counts.merge(count.key(), count, (a, b) -> a.revision() > b.revision() ? a : b);
    }

    /**
     * Takes a committed score.
     *
     * @param value as it stands in the topic
     */
    void score(byte[] value) {
        AnomalyScore score = scoreCodec.decode(value);
        alertPictures.score(score);
        scores.accept(
                score.capturedAtMicros(),
                score.score(),
                score.threshold(),
                score.alarmed(),
                score.phase() == Phase.SHADOW,
                score.bundle());
        try {
            files.accept(score);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Camera %s: its scores cannot be written".formatted(camera), e);
        }
    }

    /**
     * Takes an alert, which may come again.
     *
     * @param value as it stands in the topic
     * @param appendedMillis when the broker took it
     */
    void alert(byte[] value, long appendedMillis) {
        Alert alert = alertCodec.decode(value);
        try {
            if (!files.accept(alert)) {
                return;
            }
            alerts.add(alert);
            alertPictures.alert(alert);
            Long frameAppended = appendedAt.get(new FrameName(alert.epoch(), alert.sequence()));
            if (frameAppended != null) {
                times.add(
                        "frame in the log to alert in the log",
                        (double) (appendedMillis - frameAppended));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Camera %s: its alerts cannot be written".formatted(camera), e);
        }
    }

    /** The rules that its log held last. */
    SceneRules rules() {
        return rules;
    }

    long pendingBytes() {
        return join.pendingBytes();
    }

    /** Whether all its records and all its frames have come. */
    boolean ended() {
        return end != null && framesEnd.compareTo(new FrameName(end.epoch(), end.sequence())) >= 0;
    }

    /** Closes the files; they get their names where the camera's end has come. */
    CameraResult close() throws IOException {
        try {
            files.close(end != null);
            if (end != null) {
                writeCounts();
            }
        } finally {
            if (video.isPresent()) {
                video.get().close();
            }
            highlights.close();
            alertPictures.close();
        }
        return new CameraResult(
                camera,
                Optional.ofNullable(end),
                new CommittedLogs(
                        committed.content(), committedEvents.content(), committedCounts.content()),
                seen.seen(),
                rules,
                List.copyOf(counts.values()),
                alerts,
                scores.curve(),
                Report.Pictures.of(highlights, alertPictures.moments()),
                width,
                height);
    }

    private void writeCounts() throws IOException {
        CountsCsv csv = new CountsCsv(rules.counting().timeZone());
        counts.values().forEach(csv::accept);
        PartFile.write(folder.resolve("counts.csv"), csv.text());
    }

    private void picture(Frame frame, List<Track> tracks) {
        if (!rules.rules().isEmpty()) {
            alertPictures.frame(frame, tracks);
        }
        try (Mat picture = FrameImage.bgr(frame)) {
            highlights.frame(picture, frame.capturedAtMicros(), tracks);
            if (video.isPresent()) {
                video.get()
                        .frame(
                                picture,
                                frame.epoch(),
                                frame.sequence(),
                                frame.capturedAtMicros(),
                                tracks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Camera %s: its video cannot be written".formatted(camera), e);
        } catch (IllegalArgumentException undecodable) {
            // Perception has sent it to the dead letters, with its reason.
            LOG.debug("Not drawn: {}", frame, undecodable);
        }
    }
}
