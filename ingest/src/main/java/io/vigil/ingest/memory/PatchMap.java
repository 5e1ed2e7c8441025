package io.vigil.ingest.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The foreground of one image, cleaned of specks and cut into patches that hang together. */
final class PatchMap {
    /** Fewer pixels of the reduced image are noise. */
    private static final int LEAST_AREA = 24;

    /** Rows of shadow between parts of one object. */
    private static final int LONGEST_BRIDGE = 12;

    private final int width;
    private final int height;
    private final int[] ids;
    private int greatestId;
    private List<Patch> patches = new ArrayList<>();

    private PatchMap(int width, int height) {
        this.width = width;
        this.height = height;
        ids = new int[width * height];
    }

    static PatchMap of(byte[] labels, int width, int height) {
        PatchMap map = new PatchMap(width, height);
        map.collect(map.cleaned(map.bridged(labels)));
        map.joinFragments();
        return map;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int greatestId() {
        return greatestId;
    }

    /** Ordered from the top, then from the left. */
    List<Patch> patches() {
        return patches;
    }

    /** The id of the patch that a pixel belongs to, or 0. */
    int at(int x, int y) {
        return ids[y * width + x];
    }

    /**
     * A shadow lies beside an object, never within: what looks like one between foreground above
     * and below belongs to the object.
     */
    private byte[] bridged(byte[] labels) {
        byte[] bridged = labels.clone();
        for (int x = 0; x < width; x++) {
            int last = -1;
            boolean shadowed = true;
            for (int y = 0; y < height; y++) {
                byte label = labels[y * width + x];
                if (label == BackgroundModel.FOREGROUND) {
                    if (last >= 0 && shadowed && y - last - 1 <= LONGEST_BRIDGE) {
                        for (int between = last + 1; between < y; between++) {
                            bridged[between * width + x] = BackgroundModel.FOREGROUND;
                        }
                    }
                    last = y;
                    shadowed = true;
                } else {
                    shadowed &= label == BackgroundModel.SHADOW;
                }
            }
        }
        return bridged;
    }

    /** Foreground is where at least five of the nine pixels around are; border pixels are none. */
    private boolean[] cleaned(byte[] labels) {
        boolean[] kept = new boolean[labels.length];
        int[] columns = new int[width];
        for (int y = 1; y < height - 1; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                columns[x] =
                        is(labels[row + x - width])
                                + is(labels[row + x])
                                + is(labels[row + x + width]);
            }
            for (int x = 1; x < width - 1; x++) {
                kept[row + x] = columns[x - 1] + columns[x] + columns[x + 1] >= 5;
            }
        }
        return kept;
    }

    private static int is(byte label) {
        return label == BackgroundModel.FOREGROUND ? 1 : 0;
    }

    /** Flood fill over the eight neighbours, in reading order. */
    private void collect(boolean[] foreground) {
        int[] stack = new int[width * height];
        for (int start = 0; start < foreground.length; start++) {
            if (!foreground[start] || ids[start] != 0) {
                continue;
            }
            int id = ++greatestId;
            int depth = 0;
            stack[depth++] = start;
            ids[start] = id;
            int left = width;
            int right = 0;
            int bottom = 0;
            int area = 0;
            while (depth > 0) {
                int pixel = stack[--depth];
                int x = pixel % width;
                int y = pixel / width;
                area++;
                left = Math.min(left, x);
                right = Math.max(right, x + 1);
                bottom = Math.max(bottom, y + 1);
                // Border pixels are never foreground, so that all neighbours are within.
                for (int dy = -width; dy <= width; dy += width) {
                    for (int dx = -1; dx <= 1; dx++) {
                        int neighbour = pixel + dy + dx;
                        if (foreground[neighbour] && ids[neighbour] == 0) {
                            ids[neighbour] = id;
                            stack[depth++] = neighbour;
                        }
                    }
                }
            }
            patches.add(new Patch(id, left, start / width, right, bottom, area));
        }
    }

    /** Joins patches that lie above one another with a small gap: head, body and legs of one. */
    private void joinFragments() {
        int[] owner = new int[patches.size() + 1];
        Arrays.setAll(owner, i -> i);
        List<Patch> joined = new ArrayList<>(patches);
        joined.sort(Comparator.comparingInt(Patch::area).reversed().thenComparingInt(Patch::id));
        for (int i = 0; i < joined.size(); i++) {
            for (int j = i + 1; j < joined.size(); j++) {
                if (fragments(joined.get(i), joined.get(j))) {
                    owner[joined.get(j).id()] = joined.get(i).id();
                    joined.set(i, joined.get(i).joined(joined.remove(j)));
                    j = i;
                }
            }
        }
        for (int p = 0; p < ids.length; p++) {
            int id = ids[p];
            while (owner[id] != id) {
                id = owner[id];
            }
            ids[p] = id;
        }
        joined.removeIf(patch -> patch.area() < LEAST_AREA);
        joined.sort(
                Comparator.comparingInt(Patch::top)
                        .thenComparingInt(Patch::left)
                        .thenComparingInt(Patch::id));
        patches = joined;
    }

    private static boolean fragments(Patch large, Patch small) {
        int across = large.overlapAcross(small);
        int narrower = Math.min(large.width(), small.width());
        int gap = large.gapDown(small);
        int bottom = Math.max(large.bottom(), small.bottom());
        int together = bottom - Math.min(large.top(), small.top());
        boolean limbs =
                across >= 0.5 * narrower
                        && gap <= Math.max(2, large.height() / 6)
                        && together <= 4 * Math.max(large.width(), small.width());
        // The roof and the wheels of a car whose colour is that of the road.
        boolean layers =
                across >= 0.8 * narrower
                        && gap <= Math.min(5, together / 4)
                        && narrower >= 1.5 * small.height()
                        && large.width() >= 1.5 * together;
        return limbs || layers;
    }
}
