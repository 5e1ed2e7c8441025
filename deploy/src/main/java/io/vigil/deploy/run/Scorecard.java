package io.vigil.deploy.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.sinks.file.CameraSummary;
import io.vigil.sinks.file.Summary;
import io.vigil.tracking.evaluation.Evaluation;
import io.vigil.tracking.evaluation.MotFile;
import io.vigil.tracking.evaluation.MotRow;
import io.vigil.tracking.evaluation.Options;
import io.vigil.tracking.evaluation.Scores;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import io.vigil.tracking.simulation.TruthFrame;
import io.vigil.tracking.simulation.TruthObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The demonstration's results held against the truth of its scenes.
 *
 * @param backAfterSeconds how long the killed worker's job stood still; -1 where none was killed
 */
record Scorecard(List<Line> scenes, double backAfterSeconds) {
    /** Objects less visible than that are nobody's to find. */
    private static final double LEAST_VISIBILITY = 0.25;

    /**
     * One scene.
     *
     * @param truly objects that were really there
     * @param seen tracks, without those too brief to be counted
     * @param lost frames that were captured and not processed
     * @param doubled track rows that stand twice for the same frame and track
     */
    record Line(
            String scene,
            Scores scores,
            int truly,
            long seen,
            long captured,
            long lost,
            long doubled) {}

    static Scorecard of(
            DeploymentConfig config, long seed, int seconds, Summary summary, WorkerKill kill)
            throws IOException {
        List<Line> lines = new ArrayList<>();
        for (CameraSummary camera : summary.cameras()) {
            Scene scene = Scenes.named(camera.camera(), seed, seconds);
            Path results = config.out().resolve(camera.camera()).resolve("mot.txt");
            List<MotRow> rows = MotFile.read(results);
            List<MotRow> truth = truth(scene);
            Set<Long> ids = new HashSet<>();
            truth.forEach(row -> ids.add(row.id()));
            lines.add(
                    new Line(
                            camera.camera(),
                            Evaluation.evaluate(truth, rows, Options.PLAIN),
                            ids.size(),
                            camera.seen().tracks(),
                            camera.ledger().captured(),
                            camera.ledger().captured() - camera.ledger().processed(),
                            doubled(rows)));
        }
        return new Scorecard(lines, kill.backAfterSeconds());
    }

    /** Whether no frame was lost and no row stands twice. */
    boolean lossless() {
        return scenes.stream().allMatch(line -> line.lost() == 0 && line.doubled() == 0);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Scorecard (rendered scenes, tracks against the truth)");
        lines.add(
                "  %-10s %7s %7s %7s %7s %9s %6s %8s"
                        .formatted(
                                "scene",
                                "MOTA",
                                "IDF1",
                                "truly",
                                "seen",
                                "captured",
                                "lost",
                                "doubled"));
        for (Line line : scenes) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %-10s %7.1f %7.1f %7d %7d %9d %6d %8d",
                            line.scene(),
                            line.scores().mota(),
                            line.scores().idf1(),
                            line.truly(),
                            line.seen(),
                            line.captured(),
                            line.lost(),
                            line.doubled()));
        }
        if (backAfterSeconds >= 0) {
            long lost = scenes.stream().mapToLong(Line::lost).sum();
            long doubled = scenes.stream().mapToLong(Line::doubled).sum();
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  The worker was killed with -9: %d lost, %d doubled, back in %.1f s",
                            lost,
                            doubled,
                            backAfterSeconds));
        }
        return lines;
    }

    String json() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        ObjectNode byScene = root.putObject("scenes");
        for (Line line : scenes) {
            ObjectNode node = byScene.putObject(line.scene());
            node.put("MOTA", line.scores().mota());
            node.put("IDF1", line.scores().idf1());
            node.put("truly", line.truly());
            node.put("seen", line.seen());
            node.put("captured", line.captured());
            node.put("lost", line.lost());
            node.put("doubled", line.doubled());
        }
        root.put("backAfterSeconds", backAfterSeconds);
        return root.toPrettyString();
    }

    private static List<MotRow> truth(Scene scene) {
        List<MotRow> rows = new ArrayList<>();
        for (int i = 0; i < scene.frames(); i++) {
            TruthFrame frame = scene.truth(i);
            for (TruthObject object : frame.objects()) {
                if (object.visibility() >= LEAST_VISIBILITY) {
                    rows.add(
                            new MotRow(
                                    i + 1, object.id(), object.box(), 1, 1, object.visibility()));
                }
            }
        }
        return rows;
    }

    private static long doubled(List<MotRow> rows) {
        Set<List<Long>> seen = new HashSet<>();
        return rows.stream()
                .filter(row -> !seen.add(List.of((long) row.frame(), row.id())))
                .count();
    }
}
