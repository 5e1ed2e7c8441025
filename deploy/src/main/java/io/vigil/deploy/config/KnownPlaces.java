package io.vigil.deploy.config;

import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The cameras that there are, with what their lines and zones are called. */
public final class KnownPlaces {
    private final Map<String, Ids> byCamera;

    private KnownPlaces(Map<String, Ids> byCamera) {
        this.byCamera = new TreeMap<>(byCamera);
    }

    /**
     * @param byCamera every camera, with {@link SpatialConfig#NONE} where it has no places
     */
    public static KnownPlaces of(Map<String, SpatialConfig> byCamera) {
        Map<String, Ids> ids = new TreeMap<>();
        byCamera.forEach((camera, places) -> ids.put(camera, Ids.of(places)));
        return new KnownPlaces(ids);
    }

    /** The ids of one camera's lines and zones, each in their order. */
    record Ids(List<String> lines, List<String> zones) {
        static final Ids NONE = new Ids(List.of(), List.of());

        Ids {
            lines = List.copyOf(lines);
            zones = List.copyOf(zones);
        }

        static Ids of(SpatialConfig places) {
            return new Ids(
                    places.lines().stream().map(Line::id).toList(),
                    places.zones().stream().map(Zone::id).toList());
        }
    }

    KnownPlaces with(String camera, Ids ids) {
        KnownPlaces more = new KnownPlaces(byCamera);
        more.byCamera.put(camera, ids);
        return more;
    }

    Set<String> cameras() {
        return byCamera.keySet();
    }

    List<String> lines(String camera) {
        return byCamera.getOrDefault(camera, Ids.NONE).lines();
    }

    List<String> zones(String camera) {
        return byCamera.getOrDefault(camera, Ids.NONE).zones();
    }
}
