package io.vigil.deploy.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import io.vigil.sinks.evidence.CountingClip;
import io.vigil.sinks.file.Html;
import io.vigil.sinks.file.PartFile;
import io.vigil.tracking.evaluation.audit.Clip;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Writes the clips that a person counts, the page that shows them, the file that takes the counts,
 * and, apart from them, what the system counted.
 */
final class AuditSample {
    static final String KEY = "key.json";
    static final String COUNTS = "counts.csv";
    static final String HEADER = "clip,in,out";

    private final String camera;
    private final Line line;
    private final List<Clip> clips;
    private final ZoneId zone;

    /**
     * @param clips in the order of time
     * @param zone of the times shown
     */
    AuditSample(String camera, Line line, List<Clip> clips, ZoneId zone) {
        this.camera = camera;
        this.line = line;
        this.clips = List.copyOf(clips);
        this.zone = zone;
    }

    void write(FrameSource source, List<Crossing> crossings, Path folder)
            throws IOException, SourceException {
        clips(source, folder);
        PartFile.write(folder.resolve(KEY), key(crossings));
        PartFile.write(folder.resolve("audit.html"), page());
        StringBuilder table = new StringBuilder(HEADER).append('\n');
        clips.forEach(clip -> table.append(clip.number()).append(",,\n"));
        PartFile.write(folder.resolve(COUNTS), table.toString());
    }

    private void clips(FrameSource source, Path folder) throws IOException, SourceException {
        long origin = Math.max(0, source.originMicros());
        int next = 0;
        CountingClip writing = null;
        try {
            while (next < clips.size()) {
                Captured captured = source.next();
                if (captured == null) {
                    break;
                }
                long at = origin + captured.sourceMicros();
                while (next < clips.size() && at >= clips.get(next).untilMicros()) {
                    if (writing != null) {
                        writing.close();
                        writing = null;
                    }
                    next++;
                }
                if (next < clips.size() && at >= clips.get(next).fromMicros()) {
                    if (writing == null) {
                        writing = new CountingClip(folder.resolve(name(clips.get(next))), line);
                    }
                    writing.frame(captured.image(), at);
                }
            }
        } finally {
            if (writing != null) {
                writing.close();
            }
        }
    }

    static String name(Clip clip) {
        return String.format(Locale.ROOT, "clip-%03d.mp4", clip.number());
    }

    private String key(List<Crossing> crossings) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("camera", camera).put("line", line.id());
        ArrayNode list = root.putArray("clips");
        for (Clip clip : clips) {
            list.addObject()
                    .put("clip", clip.number())
                    .put("fromMicros", clip.fromMicros())
                    .put("untilMicros", clip.untilMicros())
                    .put("stratum", clip.stratum().name())
                    .put("weight", clip.weight())
                    .put("in", counted(crossings, clip, Direction.IN))
                    .put("out", counted(crossings, clip, Direction.OUT));
        }
        return root.toPrettyString() + "\n";
    }

    private static long counted(List<Crossing> crossings, Clip clip, Direction direction) {
        return crossings.stream()
                .filter(each -> each.direction() == direction)
                .filter(each -> each.atMicros() >= clip.fromMicros())
                .filter(each -> each.atMicros() < clip.untilMicros())
                .count();
    }

    private String page() throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("<header><p class=\"eyebrow\">Vigil audit</p><h1>Count on ");
        page.append(Html.escape(line.id())).append("</h1><p class=\"lead\">Camera ");
        page.append(Html.escape(camera));
        page.append(
                ". In each clip, count who crosses the yellow line: along the arrow is <b>in</b>, against it <b>out</b>. Who turns back on the line does not count. Write the numbers into <b>counts.csv</b>, then: vigil audit score FOLDER. What the system counted is in key.json; to open it first spoils the audit.</p></header>");
        for (Clip clip : clips) {
            page.append(
                    "<section><h2>Clip %d</h2><p class=\"source\">%s to %s</p><video controls preload=\"metadata\" src=\"%s\"></video></section>"
                            .formatted(
                                    clip.number(),
                                    at(clip.fromMicros()),
                                    at(clip.untilMicros()),
                                    name(clip)));
        }
        return Html.page(
                        "Vigil audit",
                        "video { width: 100%; border-radius: 10px; }",
                        page.toString())
                .replace("img-src data:", "img-src data:; media-src 'self' file:");
    }

    private String at(long micros) {
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH)
                .format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone));
    }
}
