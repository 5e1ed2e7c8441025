package io.vigil.deploy.config;

import io.vigil.operators.perceive.attention.Area;
import io.vigil.operators.perceive.attention.Attention;
import java.util.List;

/** Reads how much of the images a detector looks at, of all cameras or of one. */
final class AttentionReader {
    private static final Range RATE = new Range(0, Attention.MOST_RATE);
    private static final Range REFRESH = new Range(0, Attention.LONGEST_REFRESH.toSeconds());
    private static final Range OVERLAP = new Range(0, Attention.MOST_OVERLAP);
    private static final Range TILE = new Range(0, Attention.LARGEST_TILE);

    private final Document document;

    AttentionReader(Document document) {
        this.document = document;
    }

    Attention read(Section section, Attention otherwise) {
        Attention read =
                new Attention(
                        section.number("rate", otherwise.rate(), RATE),
                        section.duration("refresh", otherwise.refresh(), REFRESH),
                        section.number("still", otherwise.still(), ConfigReader.UNIT),
                        areas(section, otherwise.areas()),
                        section.number("margin", otherwise.margin(), ConfigReader.UNIT),
                        tile(section, otherwise.tile()),
                        section.number("overlap", otherwise.overlap(), OVERLAP));
        section.finish();
        return read;
    }

    private List<Area> areas(Section section, List<Area> otherwise) {
        return section.has("areas")
                ? new PolygonReader(document)
                        .read(section, "areas").stream().map(Area::new).toList()
                : otherwise;
    }

    private static int tile(Section section, int otherwise) {
        int tile = section.whole("tile", otherwise, TILE);
        if (tile > 0 && tile < Attention.LEAST_TILE) {
            section.refuse(
                    "tile", "0 (none), or a side from %d pixels".formatted(Attention.LEAST_TILE));
            return otherwise;
        }
        return tile;
    }
}
