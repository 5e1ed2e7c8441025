package io.vigil.tracking.spatial;

import java.time.Duration;
import java.util.List;

/** A camera's lines and zones in the pixels of its frames. Immutable. */
final class Places {
    private final SpatialConfig config;
    private final Layout layout;
    private final int width;
    private final int height;
    private final LineInPixels[] lines;
    private final ZoneInPixels[] zones;
    private final long settleMicros;

    Places(SpatialConfig config, Layout layout, int width, int height) {
        this.config = config;
        this.layout = layout;
        this.width = width;
        this.height = height;
        double band = config.band() * height;
        List<Line> named = config.lines();
        lines = new LineInPixels[named.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new LineInPixels(named.get(i), width, height, band);
        }
        zones = new ZoneInPixels[config.zones().size()];
        for (int i = 0; i < zones.length; i++) {
            zones[i] = new ZoneInPixels(config.zones().get(i), width, height, band);
        }
        settleMicros = micros(config.settle());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    boolean isOf(int frameWidth, int frameHeight) {
        return width == frameWidth && height == frameHeight;
    }

    Anchor anchor() {
        return config.anchor();
    }

    Layout layout() {
        return layout;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int lineCount() {
        return lines.length;
    }

    int zoneCount() {
        return zones.length;
    }

    LineInPixels line(int i) {
        return lines[i];
    }

    ZoneInPixels zone(int i) {
        return zones[i];
    }

    String id(int place) {
        return layout.id(place);
    }

    /** Whether nothing is waited for, as other tools do: one sighting decides. */
    boolean decidesAtOnce() {
        return settleMicros == 0;
    }

    /** Whether a track that is beyond the band has settled there. */
    boolean isSettled(Change change, long micros) {
        return decidesAtOnce()
                ? change.sightings() > 0
                : change.sightings() >= 2 && micros - change.sinceMicros() >= settleMicros;
    }

    /** Whether a track of this life is long enough in one place to have settled. */
    boolean isSettled(long micros) {
        return micros >= settleMicros;
    }
}
