package io.vigil.ingest.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * Explains a patch by people of the size that they have at that place of the scene, the best first,
 * each explaining pixels that none before it has (a greedy form of Ge and Collins, "Marked point
 * processes for crowd counting", 2009).
 */
final class PersonCover {
    /** A person's outline on a grid of 8 by 16 points: first and last column of each row. */
    private static final int[][] OUTLINE = {
        {3, 4}, {2, 5}, {2, 5}, {1, 6}, {1, 6}, {1, 6}, {1, 6}, {1, 6},
        {1, 6}, {1, 6}, {1, 6}, {1, 6}, {2, 5}, {2, 5}, {2, 5}, {2, 5}
    };

    private static final int ROWS = 16;
    private static final int COLUMNS = 8;

    /** How much a point that should be foreground and is not costs against one that is. */
    private static final double ABSENT = 0.8;

    /** A person with less of itself to show is not believed in. */
    private static final double LEAST_GAIN = 0.3;

    private final PatchMap map;
    private final PersonSizes sizes;
    private final boolean[] explained;

    PersonCover(PatchMap map, PersonSizes sizes) {
        this.map = map;
        this.sizes = sizes;
        explained = new boolean[map.width() * map.height()];
    }

    List<Piece> cover(Patch patch) {
        List<Piece> people = new ArrayList<>();
        while (people.size() < 12) {
            Piece best = best(patch);
            if (best == null) {
                break;
            }
            people.add(best);
            explain(patch, best);
        }
        return people;
    }

    private Piece best(Patch patch) {
        Piece best = null;
        double bestGain = LEAST_GAIN;
        double usual = sizes.height(patch.bottom());
        int stepDown = (int) Math.max(1, usual / 24);
        for (int foot = patch.bottom() + stepDown; foot > patch.top(); foot -= stepDown) {
            double height = sizes.height(foot);
            double width = sizes.width(foot);
            if (foot - height < patch.top() - 0.2 * height) {
                break;
            }
            double stepAcross = Math.max(1, width / 12);
            double last = patch.right() - 0.75 * width;
            for (double left = patch.left() - 0.25 * width; left <= last; left += stepAcross) {
                double gain = gain(patch, left, foot - height, width, height);
                if (gain > bestGain) {
                    bestGain = gain;
                    best =
                            new Piece(
                                    left,
                                    foot - height,
                                    left + width,
                                    foot,
                                    0.6,
                                    0.55 + 0.35 * gain);
                }
            }
        }
        return best;
    }

    /** Share of the outline's points that are new foreground, less what is missing. */
    private double gain(Patch patch, double left, double top, double width, double height) {
        int points = 0;
        double gain = 0;
        for (int row = 0; row < ROWS; row++) {
            int y = (int) (top + (row + 0.5) * height / ROWS);
            for (int column = OUTLINE[row][0]; column <= OUTLINE[row][1]; column++) {
                int x = (int) (left + (column + 0.5) * width / COLUMNS);
                points++;
                boolean within = x >= 0 && y >= 0 && x < map.width() && y < map.height();
                if (!within || map.at(x, y) != patch.id()) {
                    gain -= ABSENT;
                } else if (!explained[y * map.width() + x]) {
                    gain += 1;
                }
            }
        }
        return gain / points;
    }

    private void explain(Patch patch, Piece person) {
        int bottom = (int) Math.min(map.height(), person.bottom());
        int right = (int) Math.min(map.width(), person.right());
        for (int y = (int) Math.max(0, person.top()); y < bottom; y++) {
            for (int x = (int) Math.max(0, person.left()); x < right; x++) {
                if (map.at(x, y) == patch.id()) {
                    explained[y * map.width() + x] = true;
                }
            }
        }
    }
}
