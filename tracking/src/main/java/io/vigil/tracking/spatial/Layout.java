package io.vigil.tracking.spatial;

import java.util.List;
import java.util.Objects;

/**
 * What a camera's places are, as far as memory depends on it. Places are numbered, lines before
 * zones.
 */
public record Layout(Anchor anchor, List<Line> lines, List<Zone> zones, List<GroundPoint> ground) {
    static final Layout NONE = of(SpatialConfig.NONE);

    public Layout {
        Objects.requireNonNull(anchor, "anchor");
        lines = List.copyOf(lines);
        zones = List.copyOf(zones);
        ground = List.copyOf(ground);
    }

    static Layout of(SpatialConfig config) {
        return new Layout(config.anchor(), config.lines(), config.zones(), config.ground());
    }

    int size() {
        return lines.size() + zones.size();
    }

    String id(int place) {
        return place < lines.size() ? lines.get(place).id() : zones.get(place - lines.size()).id();
    }

    /**
     * The numbers that this layout's places have in another one; -1 for those that are not in it
     * just as they are here.
     */
    int[] numbersIn(Layout other) {
        int[] numbers = new int[size()];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = anchor == other.anchor ? numberIn(other, place) : -1;
        }
        return numbers;
    }

    private int numberIn(Layout other, int place) {
        if (place < lines.size()) {
            return other.lines.indexOf(lines.get(place));
        }
        int zone = other.zones.indexOf(zones.get(place - lines.size()));
        return zone < 0 ? -1 : other.lines.size() + zone;
    }
}
