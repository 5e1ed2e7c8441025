package io.vigil.operators.perceive;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleException;
import io.vigil.ingest.Frame;
import io.vigil.ingest.ModelChange;
import io.vigil.operators.CameraModels;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which bundle each camera is looked at with, by what its log has said so far. For one thread. */
final class BundlesInForce {
    private static final Logger LOG = LoggerFactory.getLogger(BundlesInForce.class);

    /** Boxes of which nobody can say what made them. */
    private static final String RECORDED = "recorded:";

    private final GlanceConfig config;
    private final String detector;
    private final Map<String, CameraModels> said = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    /** What is in force and has been asked for; none where it cannot be had any more. */
    private final Map<String, Optional<CameraModel>> loaded = new HashMap<>();

    /** Cameras of which it has been said that their frames are none for their bundle. */
    private final Set<String> unfit = new HashSet<>();

    /**
     * @param detector whose boxes are looked at
     */
    BundlesInForce(GlanceConfig config, String detector) {
        this.config = config;
        this.detector = detector;
    }

    /** Takes over what was said before, by which subtask ever: of a camera the latest holds. */
    void restore(Iterable<CameraModels> before) {
        for (CameraModels each : before) {
            said.merge(
                    each.inForce().camera(),
                    each,
                    (one, other) -> other.heard() > one.heard() ? other : one);
        }
    }

    /**
     * What is to be known after a restart.
     *
     * @param all whether of all cameras, or only of those that have come by here: of the others
     *     somebody else may know more
     */
    List<CameraModels> said(boolean all) {
        return said.values().stream()
                .filter(each -> all || seen.contains(each.inForce().camera()))
                .toList();
    }

    /**
     * Takes in a change from the log.
     *
     * @return whether it changes anything: not one that has been heard before
     * @throws BundleException if its bundle is no good here; the one before stays in force
     */
    boolean hear(ModelChange change) {
        seen.add(change.camera());
        CameraModels before =
                said.getOrDefault(change.camera(), CameraModels.none(change.camera()));
        if (change.version() <= before.heard()) {
            return false;
        }
        said.put(change.camera(), before.refused(change));
        Optional<CameraModel> model =
                change.bundle().isEmpty() ? Optional.empty() : Optional.of(proved(change));
        said.put(change.camera(), before.accepted(change));
        unfit.remove(change.camera());
        Optional<CameraModel> old = loaded.put(change.camera(), model);
        if (old != null) {
            old.ifPresent(CameraModel::retire);
        }
        return true;
    }

    /** How many frames a camera's models look back. */
    int history(String camera) {
        seen.add(camera);
        CameraModels models = said.get(camera);
        return models != null && models.hasBundle() ? Looking.HISTORY : 0;
    }

    /** What a frame is to be looked at with, if with anything. */
    Optional<CameraModel> of(Frame frame) {
        CameraModels models = said.get(frame.camera());
        if (models == null
                || !models.hasBundle()
                || !config.due(frame.camera(), frame.sequence())) {
            return Optional.empty();
        }
        Optional<CameraModel> model =
                loaded.computeIfAbsent(frame.camera(), camera -> again(models.inForce()));
        try {
            model.ifPresent(each -> each.requireFit(frame));
            return model;
        } catch (BundleException why) {
            return unfit(frame, why);
        }
    }

    private Optional<CameraModel> unfit(Frame frame, BundleException why) {
        if (unfit.add(frame.camera())) {
            LOG.warn("{}", why.getMessage());
        }
        return Optional.empty();
    }

    /** After a restart: what was in force stays so, and is missed where it is gone. */
    private Optional<CameraModel> again(ModelChange change) {
        try {
            return Optional.of(proved(change));
        } catch (BundleException gone) {
            LOG.warn(
                    "Camera {} is looked at without its models until the job is started again or another bundle is deployed: {}",
                    change.camera(),
                    gone.getMessage());
            return Optional.empty();
        }
    }

    private CameraModel proved(ModelChange change) {
        Bundle bundle = config.bundles().of(change.bundle(), change.sha256());
        String its = bundle.provenance().detector();
        if (!detector.startsWith(RECORDED) && !name(its).equals(name(detector))) {
            throw new BundleException(
                    "Bundle %s was trained with the boxes of detector %s, but this job's is %s; train one with that, or run the other"
                            .formatted(change.bundle(), its, detector));
        }
        try (GlanceModel model = GlanceModel.open(bundle.plan(), bundle.autoencoder(), 1)) {
            model.prove();
        } catch (RuntimeException broken) {
            throw new BundleException(
                    "Bundle %s: %s".formatted(change.bundle(), broken.getMessage()), broken);
        }
        return new CameraModel(bundle);
    }

    /** Of a model without its folder, which differs between machines. */
    private static String name(String model) {
        return model.substring(model.replace('\\', '/').lastIndexOf('/') + 1);
    }
}
