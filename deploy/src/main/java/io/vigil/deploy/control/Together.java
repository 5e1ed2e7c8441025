package io.vigil.deploy.control;

import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.deploy.config.Heard;
import io.vigil.deploy.config.Problem;
import io.vigil.operators.assess.group.CameraGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the job has those cameras together that rules lead over and sites are counted over. It
 * puts them together as it starts, by its configuration.
 */
final class Together {
    private static final String AGAIN = ", in the configuration; and the job started again with it";

    private final CameraGroups groups;
    private final Present present;

    Together(CameraGroups groups, Present present) {
        this.groups = groups;
        this.present = present;
    }

    /**
     * The same with what is wrong about it.
     *
     * @param message what problems are named by
     */
    Heard<SceneRules> checked(Heard<SceneRules> heard, String message) {
        if (heard.value().isEmpty()) {
            return heard;
        }
        List<Problem> problems = new ArrayList<>(heard.problems());
        SceneRules rules = heard.value().get();
        String camera = heard.camera();
        for (RuleConfig rule : rules.rules()) {
            for (String other : rule.camerasBesides(camera)) {
                if (rule.kind() == RuleKind.SEQUENCE && !isWith(camera, other)) {
                    problems.add(
                            new Problem(
                                    message,
                                    1,
                                    1,
                                    "scene, rule '%s', stages".formatted(rule.id()),
                                    "camera " + other,
                                    "a rule that leads from %s to %s, or the other way%s"
                                            .formatted(camera, other, AGAIN)));
                }
            }
        }
        site(camera, rules.counting().site(), message).ifPresent(problems::add);
        return problems.size() == heard.problems().size()
                ? heard
                : new Heard<>(heard.id(), camera, heard.version(), Optional.empty(), problems);
    }

    private Optional<Problem> site(String camera, String site, String message) {
        boolean counted =
                site.isEmpty()
                        || (groups.of(camera).isPresent()
                                && present.camerasOf(site).stream()
                                        .allMatch(
                                                each ->
                                                        each.equals(camera)
                                                                || isWith(camera, each)));
        return counted
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                message,
                                1,
                                1,
                                "scene, counting, site",
                                "'" + site + "'",
                                "camera %s at that site%s".formatted(camera, AGAIN)));
    }

    private boolean isWith(String camera, String other) {
        return groups.of(camera).isPresent() && groups.of(camera).equals(groups.of(other));
    }
}
