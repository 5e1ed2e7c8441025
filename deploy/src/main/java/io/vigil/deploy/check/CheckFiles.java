package io.vigil.deploy.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.sinks.file.PartFile;
import io.vigil.tracking.evaluation.detection.DetectionScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a check leaves behind: {@code report.html} for people, {@code report.json} for programs and
 * for the next check, and the temperature in the model's side-car.
 *
 * @param notes what became of the side-car, in sentences
 */
public record CheckFiles(CheckReport report, Path folder, List<String> notes) {
    public CheckFiles {
        notes = List.copyOf(notes);
    }

    /** Each file appears under its name only when it is complete. */
    public static CheckFiles write(CheckReport report, Path folder) throws IOException {
        List<String> notes = new ArrayList<>();
        sideCar(report, folder, notes);
        PartFile.write(
                folder.resolve("report.json"),
                JsonMapper.builder().build().writeValueAsString(CheckJson.of(report, true)));
        PartFile.write(folder.resolve("report.html"), CheckPage.html(report, notes));
        return new CheckFiles(report, folder, notes);
    }

    /** A refused model changes nothing beside itself. */
    private static void sideCar(CheckReport report, Path folder, List<String> notes)
            throws IOException {
        if (report.calibration().isEmpty() || report.calibration().get().temperature().isEmpty()) {
            return;
        }
        Calibrated calibrated = report.calibration().get();
        if (!calibrated.helps()) {
            notes.add(
                    "temperature not stored: fitted on one half of the images it does not make scores better on the other");
            return;
        }
        Path beside = SideCar.of(report.settings().model());
        Path inside = folder.resolve(beside.getFileName());
        double minScore = report.settings().operating().minScore();
        int images = report.images().size();
        if (report.promoted()) {
            try {
                SideCar.put(beside, beside, calibrated, images, minScore);
                notes.add("temperature stored in " + beside);
                return;
            } catch (IOException notThere) {
                notes.add(
                        "the temperature cannot be stored beside the model (%s): it is in %s; put it there yourself"
                                .formatted(reason(notThere), inside));
            }
        } else {
            notes.add(
                    "temperature stored in %s, and not beside a model that is refused"
                            .formatted(inside));
        }
        try {
            SideCar.put(beside, inside, calibrated, images, minScore);
        } catch (IOException unreadable) {
            // What is beside the model is no side-car; ours stands alone.
            Files.deleteIfExists(inside);
            SideCar.put(inside, inside, calibrated, images, minScore);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "permission denied"
                : String.valueOf(e.getMessage());
    }

    /** The report for programs, without what was said of each image. */
    public Map<String, Object> summary() {
        return CheckJson.of(report, false);
    }

    /** The report in a few lines for a terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String measured =
                report.whole().isPresent() || !report.promoted()
                        ? ""
                        : " (it runs; what it finds was not measured: that wants --images and --labels)";
        lines.add(
                "%s: %s%s"
                        .formatted(
                                report.promoted() ? "promoted" : "refused",
                                report.model(),
                                measured));
        report.refusals()
                .forEach(r -> lines.add("  %s: %s".formatted(r.reason().text(), r.says())));
        report.whole()
                .ifPresent(
                        whole -> {
                            DetectionScores all = whole.evaluation().scores();
                            lines.add(
                                    line(
                                            "mAP50-95 %.3f, mAP50 %.3f, recall %.3f, precision %.3f on %d images with %d objects",
                                            all.meanAveragePrecision(),
                                            all.averagePrecision50(),
                                            whole.taken().recall(),
                                            whole.taken().precision(),
                                            all.images(),
                                            all.objects()));
                        });
        report.calibration()
                .ifPresent(
                        c -> {
                            lines.add(
                                    line(
                                            "calibration error %.3f%s",
                                            c.asTaken().error(),
                                            c.temperature()
                                                    .filter(t -> Double.isFinite(c.heldOutAfter()))
                                                    .map(
                                                            t ->
                                                                    line(
                                                                            "; held out %.3f, and %.3f under a temperature (of all: %.2f)",
                                                                            c.heldOutBefore(),
                                                                            c.heldOutAfter(),
                                                                            t.value()))
                                                    .orElse("")));
                        });
        report.latency()
                .ifPresent(
                        ms ->
                                lines.add(
                                        line(
                                                "batch of %d: %.1f ms (p50), %.1f (p95), %.1f (p99)",
                                                report.batch(), ms.p50(), ms.p95(), ms.p99())));
        lines.add("report: " + folder.resolve("report.html"));
        return lines;
    }

    private static String line(String format, Object... with) {
        return String.format(Locale.ROOT, format, with);
    }
}
