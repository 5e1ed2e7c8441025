package io.vigil.deploy.control;

import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.deploy.config.Heard;
import io.vigil.deploy.config.ModelsMessageReader;
import io.vigil.ingest.ModelChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which bundles cameras get, by what was sent and by what they have. */
final class ModelDecisions {
    /** Who says what stands in the configuration. */
    private static final String FILE = "configuration";

    private final Set<String> cameras;
    private final BundleStore bundles;
    private final PresentModels present;
    private final Placing placing;

    ModelDecisions(
            Set<String> cameras, BundleStore bundles, PresentModels present, Placing placing) {
        this.cameras = cameras;
        this.bundles = bundles;
        this.present = present;
        this.placing = placing;
    }

    Decision onMessage(Answer.Place place, String key, byte[] value) {
        return decide(
                new ModelsMessageReader(cameras, bundles).read(place.toString(), key, value),
                Optional.of(place));
    }

    /**
     * What a file says of a camera, which is heard only where it has changed.
     *
     * @param before what it said before
     */
    Optional<Decision> onFile(String camera, NamedBundle bundle, Optional<ModelChange> before) {
        if (before.filter(b -> new NamedBundle(b.bundle(), b.sha256()).equals(bundle))
                .isPresent()) {
            return Optional.empty();
        }
        ModelChange change =
                new ModelChange(camera, 0, -1, 0, 0, bundle.name(), bundle.sha256(), FILE, "");
        return Optional.of(
                decide(
                        new Heard<>("", camera, 0, Optional.of(change), List.of()),
                        Optional.empty()));
    }

    private Decision decide(Heard<ModelChange> heard, Optional<Answer.Place> place) {
        Optional<ModelChange> change = heard.value().map(this::placed);
        Answer answer =
                new Answer(
                        "models",
                        heard.id(),
                        heard.camera(),
                        change.map(ModelChange::version).orElse(0L),
                        0,
                        heard.problems(),
                        place);
        return new Decision(answer, change.map(each -> each), Optional.empty());
    }

    private ModelChange placed(ModelChange c) {
        return new ModelChange(
                c.camera(),
                placing.epoch(c.camera()),
                placing.sequence(c.camera()),
                placing.micros(c.camera()),
                present.version(c.camera()) + 1,
                c.bundle(),
                c.sha256(),
                c.by(),
                c.note());
    }
}
