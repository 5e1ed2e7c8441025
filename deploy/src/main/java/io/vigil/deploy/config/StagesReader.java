package io.vigil.deploy.config;

import io.vigil.anomaly.rules.Stage;
import io.vigil.anomaly.rules.Stage.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the stages of a sequence. */
final class StagesReader {
    private static final Range WITHIN = new Range(0.001, 86_400);
    private static final int MOST = 16;
    private static final String STAGE =
            "a list of at least two stages, such as [{enters: a}, {not-enters: b, within: 90s}]";

    private final Document document;
    private final KnownPlaces known;
    private final String camera;

    StagesReader(Document document, String camera, KnownPlaces known) {
        this.document = document;
        this.camera = camera;
        this.known = known;
    }

    List<Stage> read(Section rule) {
        List<Node> nodes = rule.list("stages", STAGE);
        if (rule.has("stages") && (nodes.size() < 2 || nodes.size() > MOST)) {
            document.problem(
                    rule.at("stages"),
                    rule.subject("stages"),
                    PolygonReader.found(rule.at("stages")),
                    STAGE + ", and at most " + MOST);
            return List.of();
        }
        List<Stage> stages = new ArrayList<>();
        boolean here = false;
        for (int i = 0; i < nodes.size(); i++) {
            Section stage =
                    new Section(document, rule.subject("stage %d".formatted(i + 1)), nodes.get(i));
            Optional<Stage> read = stage(stage, i == 0, here);
            here = read.map(s -> s.camera().isEmpty()).orElse(true);
            read.ifPresent(stages::add);
        }
        return stages;
    }

    /**
     * @param follows whether the stage before is of the same camera
     */
    private Optional<Stage> stage(Section stage, boolean first, boolean follows) {
        Optional<String> named = stage.text("camera", "the id of a camera").map(String::strip);
        String other = named.filter(c -> !c.equals(camera)).orElse("");
        Duration within = within(stage, first);
        boolean canBeSame = follows && other.isEmpty();
        boolean same = stage.flag("same", canBeSame);
        if (same && !canBeSame) {
            stage.refuse(
                    "same",
                    first
                            ? "no 'same': there is nobody before the first stage"
                            : "false: a track is known within one camera");
            same = false;
        }
        Optional<What> what = what(stage);
        stage.finish();
        boolean there = other.isEmpty() || cameraIsThere(stage, other);
        if (what.isEmpty() || !there) {
            return Optional.empty();
        }
        check(stage, what.get(), other.isEmpty() ? camera : other);
        if (first && what.get().absent()) {
            stage.refuse(what.get().key(), "something that happens, as the first stage");
            return Optional.empty();
        }
        return Optional.of(
                new Stage(
                        what.get().happening(),
                        other,
                        what.get().place(),
                        what.get().absent(),
                        within,
                        same));
    }

    private Duration within(Section stage, boolean first) {
        if (first) {
            if (stage.has("within")) {
                stage.refuse("within", "no time: the first stage is waited for without end");
            }
            return Duration.ZERO;
        }
        stage.needed("within", "a duration, such as 90s");
        return stage.duration("within", Duration.ofSeconds(1), WITHIN);
    }

    private record What(Happening happening, boolean absent, String key, String place) {}

    private Optional<What> what(Section stage) {
        List<What> said = new ArrayList<>();
        for (Happening happening : Happening.values()) {
            for (boolean absent : new boolean[] {false, true}) {
                String key = (absent ? "not-" : "") + Words.of(happening);
                if (stage.has(key)) {
                    stage.text(key, "the id of a zone or a line")
                            .ifPresent(place -> said.add(new What(happening, absent, key, place)));
                }
            }
        }
        if (said.size() != 1 && stage.isSection()) {
            document.problem(
                    stage.at("?"),
                    stage.subject(),
                    said.isEmpty() ? "nothing that happens" : said.size() + " that happen",
                    "one of enters, leaves, crosses-in, crosses-out, or the same with 'not-' before it");
        }
        return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
    }

    private boolean cameraIsThere(Section stage, String other) {
        return new Names(document)
                .check(
                        stage.at("camera"),
                        stage.subject("camera"),
                        other,
                        "camera",
                        known.cameras());
    }

    private void check(Section stage, What what, String where) {
        boolean line =
                what.happening() == Happening.CROSSES_IN
                        || what.happening() == Happening.CROSSES_OUT;
        new Names(document)
                .check(
                        stage.at(what.key()),
                        stage.subject(what.key()),
                        what.place(),
                        (line ? "line" : "zone")
                                + (where.equals(camera) ? "" : " of camera " + where),
                        line ? known.lines(where) : known.zones(where));
    }
}
