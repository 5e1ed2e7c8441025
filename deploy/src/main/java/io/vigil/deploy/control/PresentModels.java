package io.vigil.deploy.control;

import io.vigil.ingest.ModelChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The bundles that the cameras have and have had. Used by one thread. */
final class PresentModels {
    private final Map<String, List<ModelChange>> changes = new TreeMap<>();

    /**
     * @param accepted by camera, with rising versions
     */
    PresentModels(Map<String, List<ModelChange>> accepted) {
        accepted.forEach((camera, all) -> changes.put(camera, new ArrayList<>(all)));
    }

    long version(String camera) {
        List<ModelChange> all = changes.getOrDefault(camera, List.of());
        return all.isEmpty() ? 0 : all.get(all.size() - 1).version();
    }

    void accept(ModelChange newer) {
        changes.computeIfAbsent(newer.camera(), c -> new ArrayList<>()).add(newer);
    }

    /** The newest change to a bundle of this name; not one to none. */
    Optional<ModelChange> last(String camera, String bundle) {
        return changes.getOrDefault(camera, List.of()).stream()
                .filter(each -> each.bundle().equals(bundle))
                .reduce((earlier, later) -> later);
    }

    /** Names that have been in force, in the order in which they came. */
    List<String> names(String camera) {
        return changes.getOrDefault(camera, List.of()).stream()
                .map(ModelChange::bundle)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
