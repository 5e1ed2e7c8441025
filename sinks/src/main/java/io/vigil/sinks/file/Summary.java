package io.vigil.sinks.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.anomaly.Alert;
import io.vigil.sinks.wire.Decimal;
import io.vigil.sinks.wire.LogContent;
import io.vigil.tracking.FrameLedger;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run came to: {@code summary.json}.
 *
 * @param cameras in the order in which they were given
 * @param latencyMillis by stage
 * @param errors in words; empty if all went well
 * @param sites that cameras are of, in the order of their names
 */
public record Summary(
        List<CameraSummary> cameras,
        SortedMap<String, Latency> latencyMillis,
        List<String> errors,
        List<SiteCounts> sites) {
    /** Without sites. */
    public Summary(
            List<CameraSummary> cameras,
            SortedMap<String, Latency> latencyMillis,
            List<String> errors) {
        this(cameras, latencyMillis, errors, List.of());
    }

    public Summary {
        cameras = List.copyOf(cameras);
        latencyMillis = new TreeMap<>(latencyMillis);
        errors = List.copyOf(errors);
        sites = List.copyOf(sites);
    }

    /** Appears under its name only when it is complete. */
    public void write(Path file) throws IOException {
        PartFile.write(file, json() + "\n");
    }

    /** Indented, keys in a fixed order. */
    public String json() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        ObjectNode byCamera = root.putObject("cameras");
        cameras.forEach(camera -> camera(byCamera.putObject(camera.camera()), camera));
        ledger(root.putObject("total"), total());
        ObjectNode stages = root.putObject("latencyMillis");
        latencyMillis.forEach(
                (stage, latency) -> {
                    ObjectNode node = stages.putObject(stage);
                    node.put("samples", latency.samples());
                    node.put("p50", decimal(latency.p50()));
                    node.put("p95", decimal(latency.p95()));
                    node.put("p99", decimal(latency.p99()));
                });
        errors.forEach(root.putArray("errors")::add);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /** The accounts of all cameras in one. */
    public FrameLedger total() {
        FrameLedger sum = FrameLedger.EMPTY;
        for (CameraSummary camera : cameras) {
            FrameLedger one = camera.ledger();
            sum =
                    new FrameLedger(
                            sum.captured() + one.captured(),
                            merged(sum.shed(), one.shed()),
                            sum.published() + one.published(),
                            sum.processed() + one.processed(),
                            merged(sum.dead(), one.dead()),
                            sum.duplicates() + one.duplicates());
        }
        return sum;
    }

    private static SortedMap<String, Long> merged(
            SortedMap<String, Long> left, SortedMap<String, Long> right) {
        SortedMap<String, Long> sum = new TreeMap<>(left);
        right.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return sum;
    }

    private static void camera(ObjectNode node, CameraSummary camera) {
        node.put("source", camera.source());
        node.put("detector", camera.detector());
        node.put("width", camera.width());
        node.put("height", camera.height());
        node.put("seconds", decimal(camera.seen().seconds()));
        ledger(node.putObject("ledger"), camera.ledger());
        ObjectNode committed = node.putObject("committed");
        log(committed, camera.committed().tracks());
        log(committed.putObject("events"), camera.committed().events());
        log(committed.putObject("counts"), camera.committed().counts());
        ObjectNode rates = node.putObject("framesPerSecond");
        rates.put("captured", decimal(camera.capturedPerSecond()));
        rates.put("processed", decimal(camera.processedPerSecond()));
        ObjectNode detections = node.putObject("detections");
        ObjectNode tracks = node.putObject("tracks");
        camera.seen()
                .classes()
                .forEach(
                        (label, seen) -> {
                            ObjectNode boxes = detections.putObject(label);
                            boxes.put("count", seen.detections());
                            boxes.put("meanConfidence", decimal(seen.meanConfidence()));
                            ObjectNode objects = tracks.putObject(label);
                            objects.put("count", seen.tracks());
                            objects.put("brief", seen.brief());
                            objects.put("medianSecondsVisible", decimal(seen.medianSeconds()));
                        });
        node.put("mostVisibleAtOnce", camera.seen().mostVisible());
        ArrayNode alerts = node.putArray("alerts");
        AlertHistory.of(camera.alerts()).stream()
                .filter(history -> !history.opened().context().shadow())
                .forEach(history -> alert(alerts.addObject(), history));
    }

    private static void log(ObjectNode node, LogContent content) {
        node.put("records", content.records());
        node.put("sha256", content.sha256());
    }

    private static void alert(ObjectNode node, AlertHistory history) {
        Alert opened = history.opened();
        node.put("alertId", opened.alertId());
        node.put("kind", opened.kind());
        node.put("severity", opened.severity().name().toLowerCase(Locale.ROOT));
        node.put("highestSeverity", AlertHistory.word(history.severity()));
        history.acknowledged()
                .ifPresent(known -> node.put("acknowledgedBy", known.context().acknowledgedBy()));
        node.put("startedAtMicros", opened.startedAtMicros());
        node.put("detectedAtMicros", opened.detectedAtMicros());
        history.resolved()
                .ifPresentOrElse(
                        end -> node.put("resolvedAtMicros", end.capturedAtMicros()),
                        () -> node.putNull("resolvedAtMicros"));
        node.put("text", opened.explanation().text());
    }

    private static void ledger(ObjectNode node, FrameLedger ledger) {
        node.put("captured", ledger.captured());
        node.put("published", ledger.published());
        node.put("processed", ledger.processed());
        node.put("shed", ledger.shedTotal());
        ledger.shed().forEach(node.putObject("shedByReason")::put);
        node.put("dead", ledger.deadTotal());
        ledger.dead().forEach(node.putObject("deadByReason")::put);
        node.put("duplicates", ledger.duplicates());
        node.put("balanced", ledger.balances());
    }

    private static BigDecimal decimal(double value) {
        return new BigDecimal(Double.isFinite(value) ? Decimal.of(value) : "0");
    }
}
