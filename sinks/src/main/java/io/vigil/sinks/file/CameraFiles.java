package io.vigil.sinks.file;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.sinks.wire.Decimal;
import io.vigil.sinks.wire.EventJson;
import io.vigil.sinks.wire.TrackRecordJson;
import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackRecord;
import io.vigil.tracking.spatial.SpatialEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The results of one camera as files: {@code mot.txt} in the form of the MOTChallenge, {@code
 * tracks.jsonl} with every record, {@code events.jsonl}, and what {@link AlertFiles} and {@link
 * ScoresCsv} write. The same records give the same bytes. Not for many threads.
 *
 * <p>A line of {@code mot.txt} is {@code frame,id,left,top,width,height,score,-1,-1,-1}; the frame
 * is the sequence + 1, and after a restart of the source the frames of the new epoch follow those
 * of the one before.
 */
public final class CameraFiles {
    private final PartFile mot;
    private final PartFile lines;
    private final PartFile events;
    private final AlertFiles alerts;
    private final ScoresCsv scores;
    private final TrackRecordJson json = new TrackRecordJson();
    private final EventJson eventJson = new EventJson();
    private long epoch = Long.MIN_VALUE;
    private long framesBefore;
    private long lastSequence = -1;

    /**
     * @param folder of this camera; made if it does not exist
     */
    public CameraFiles(Path folder) throws IOException {
        Files.createDirectories(folder);
        mot = new PartFile(folder.resolve("mot.txt"));
        lines = new PartFile(folder.resolve("tracks.jsonl"));
        events = new PartFile(folder.resolve("events.jsonl"));
        alerts = new AlertFiles(folder);
        scores = new ScoresCsv(folder);
    }

    /**
     * @param record of this camera, in the order of its topic
     */
    public void accept(TrackRecord record) throws IOException {
        if (record.epoch() != epoch) {
            framesBefore += lastSequence + 1;
            epoch = record.epoch();
            lastSequence = -1;
        }
        lastSequence = Math.max(lastSequence, record.sequence());
        lines.line(json.line(record));
        if (record instanceof Track track) {
            Box box = track.box();
            mot.line(
                    "%d,%d,%s,%s,%s,%s,%s,-1,-1,-1"
                            .formatted(
                                    framesBefore + track.sequence() + 1,
                                    track.id(),
                                    Decimal.of(box.left()),
                                    Decimal.of(box.top()),
                                    Decimal.of(box.width()),
                                    Decimal.of(box.height()),
                                    Decimal.of(track.score())));
        }
    }

    /**
     * @param event of this camera, in the order of its topic
     */
    public void accept(SpatialEvent event) throws IOException {
        events.line(eventJson.line(event));
    }

    /**
     * @param alert of this camera, in the order of its topic; may come again
     * @return whether it is news
     */
    public boolean accept(Alert alert) throws IOException {
        return alerts.accept(alert);
    }

    /**
     * @param score of this camera, in the order of its topic
     */
    public void accept(AnomalyScore score) throws IOException {
        scores.accept(score);
    }

    /**
     * @param complete whether all records came; else the files keep their {@code .part}
     */
    public void close(boolean complete) throws IOException {
        try {
            mot.close(complete);
        } finally {
            try {
                lines.close(complete);
            } finally {
                try {
                    events.close(complete);
                } finally {
                    try {
                        alerts.close(complete);
                    } finally {
                        scores.close(complete);
                    }
                }
            }
        }
    }
}
