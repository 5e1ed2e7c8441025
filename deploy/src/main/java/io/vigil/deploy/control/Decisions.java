package io.vigil.deploy.control;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.deploy.config.AckMessageReader;
import io.vigil.deploy.config.Heard;
import io.vigil.deploy.config.Problem;
import io.vigil.deploy.config.RulesMessageReader;
import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.RuleSet;
import io.vigil.operators.assess.group.CameraGroups;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what becomes of what was sent, by what the cameras have and how far they have come. */
final class Decisions {
    private final SceneRulesJson json = new SceneRulesJson();
    private final Set<String> cameras;
    private final Together together;
    private final Present present;
    private final Placing placing;

    /**
     * @param groups of cameras that the job keeps together
     */
    Decisions(Set<String> cameras, CameraGroups groups, Present present, Placing placing) {
        this.cameras = cameras;
        this.together = new Together(groups, present);
        this.present = present;
        this.placing = placing;
    }

    Decision onRules(Answer.Place place, String key, byte[] value) {
        Heard<SceneRules> heard =
                new RulesMessageReader(present.places(), present::version, placing::clock)
                        .read(place.toString(), key, value);
        return decide(together.checked(heard, place.toString()), Optional.of(place));
    }

    private Decision decide(Heard<SceneRules> heard, Optional<Answer.Place> place) {
        Optional<SceneRules> rules = heard.value().map(r -> numbered(heard.camera(), r));
        Answer answer =
                new Answer(
                        "rules",
                        heard.id(),
                        heard.camera(),
                        rules.map(SceneRules::version).orElse(heard.version()),
                        rules.map(SceneRules::effectiveFromMicros).orElse(0L),
                        heard.problems(),
                        place);
        return new Decision(answer, rules.map(each -> record(heard.camera(), each)), rules);
    }

    /**
     * What a file says of a camera, which is heard only where it has changed.
     *
     * @param before what it said before, as JSON without a version
     */
    Optional<Decision> onFile(String camera, SceneRules scene, Optional<String> before) {
        if (before.isPresent() && before.get().equals(unversioned(scene))) {
            return Optional.empty();
        }
        long newest = present.version(camera);
        if (scene.version() > 0 && scene.version() <= newest) {
            Problem late =
                    new Problem(
                            "configuration",
                            1,
                            1,
                            "camera %s, scene, version".formatted(camera),
                            Long.toString(scene.version()),
                            "a version above the present one, %d, or none for the next"
                                    .formatted(newest));
            Heard<SceneRules> refused =
                    new Heard<>("", camera, scene.version(), Optional.empty(), List.of(late));
            return Optional.of(decide(refused, Optional.empty()));
        }
        Heard<SceneRules> heard =
                new Heard<>("", camera, scene.version(), Optional.of(scene), List.of());
        return Optional.of(decide(heard, Optional.empty()));
    }

    Decision onAcknowledgement(Answer.Place place, String key, byte[] value) {
        Heard<Acknowledgement> heard =
                new AckMessageReader(cameras, present::rules).read(place.toString(), key, value);
        Optional<Acknowledgement> said = heard.value().map(this::placed);
        Answer answer =
                new Answer(
                        said.map(Decisions::about).orElse(""),
                        heard.id(),
                        heard.camera(),
                        0,
                        0,
                        heard.problems(),
                        Optional.of(place));
        return new Decision(answer, said.map(each -> each), Optional.empty());
    }

    /** What cannot be read by a fault of ours. */
    Decision refused(Answer.Place place, String why) {
        Problem fault =
                new Problem(
                        place.toString(),
                        1,
                        1,
                        "message",
                        "what this version cannot read: " + why,
                        "another form of it, and a look into the log of 'vigil control'");
        return new Decision(
                new Answer("", "", "", 0, 0, List.of(fault), Optional.of(place)),
                Optional.empty(),
                Optional.empty());
    }

    /** The same for equal content, whatever its version and whenever it holds. */
    String unversioned(SceneRules scene) {
        return json.write(new SceneRules(0, 0, scene.places(), scene.counting(), scene.rules()));
    }

    private SceneRules numbered(String camera, SceneRules r) {
        return r.version() > 0
                ? r
                : new SceneRules(
                        present.version(camera) + 1,
                        r.effectiveFromMicros(),
                        r.places(),
                        r.counting(),
                        r.rules());
    }

    private RuleSet record(String camera, SceneRules rules) {
        return new RuleSet(
                camera,
                placing.epoch(camera),
                placing.sequence(camera),
                placing.micros(camera),
                rules.version(),
                json.write(rules));
    }

    private Acknowledgement placed(Acknowledgement a) {
        return new Acknowledgement(
                a.camera(),
                placing.epoch(a.camera()),
                placing.sequence(a.camera()),
                placing.micros(a.camera()),
                a.action(),
                a.target(),
                a.by(),
                a.note(),
                a.untilMicros());
    }

    private static String about(Acknowledgement a) {
        return switch (a.action()) {
            case "NORMAL" -> "normal";
            case "INHIBIT" -> "inhibition";
            case "CONFIRM_VIEW" -> "view";
            default -> "acknowledgement";
        };
    }
}
