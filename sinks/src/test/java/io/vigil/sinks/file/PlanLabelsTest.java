package io.vigil.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PlanLabelsTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final double SIZE = HEIGHT / 26.0;
    private static final Pattern TEXT =
            Pattern.compile("<text x=\"([^\"]+)\" y=\"([^\"]+)\"[^>]*>([^<]+)<");
    private static final Pattern LINE =
            Pattern.compile(
                    "class=\"place\" x1=\"([^\"]+)\" y1=\"([^\"]+)\" x2=\"([^\"]+)\" y2=\"([^\"]+)\"");

    private static SpatialConfig places(List<Line> lines, List<Zone> zones) {
        SpatialConfig none = SpatialConfig.NONE;
        return new SpatialConfig(
                none.anchor(), lines, zones, List.of(), none.band(), none.settle());
    }

    private static Zone zone(String id, double left, double top, double right, double bottom) {
        return new Zone(
                id,
                List.of(
                        new Point(left, top),
                        new Point(right, top),
                        new Point(right, bottom),
                        new Point(left, bottom)));
    }

    /** Left, top, right, bottom of each name, somewhat less than it may take. */
    private static List<double[]> names(String svg) {
        List<double[]> names = new ArrayList<>();
        Matcher text = TEXT.matcher(svg);
        while (text.find()) {
            double x = Double.parseDouble(text.group(1));
            double y = Double.parseDouble(text.group(2)) - 0.35 * SIZE;
            double half = 0.3 * SIZE * text.group(3).length();
            names.add(new double[] {x - half, y - SIZE / 2, x + half, y + SIZE / 2});
        }
        return names;
    }

    private static boolean meet(double[] one, double[] other) {
        return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
    }

    private static void assertReadable(String svg, int count) {
        List<double[]> names = names(svg);
        assertThat(names).hasSize(count);
        for (int i = 0; i < names.size(); i++) {
            double[] name = names.get(i);
            assertThat(name[0]).isGreaterThanOrEqualTo(0);
            assertThat(name[2]).isLessThanOrEqualTo(WIDTH);
            assertThat(name[1]).isGreaterThanOrEqualTo(0);
            assertThat(name[3]).isLessThanOrEqualTo(HEIGHT);
            for (int j = 0; j < i; j++) {
                assertThat(meet(name, names.get(j))).isFalse();
            }
        }
        // Of each line come first itself, its arrow and the arrow's two wings.
        Matcher line = LINE.matcher(svg);
        for (int i = 0; line.find(); i++) {
            double[] ends = new double[4];
            for (int k = 0; k < 4; k++) {
                ends[k] = Double.parseDouble(line.group(k + 1));
            }
            double[] area = {
                Math.min(ends[0], ends[2]),
                Math.min(ends[1], ends[3]),
                Math.max(ends[0], ends[2]),
                Math.max(ends[1], ends[3])
            };
            if (i % 4 != 0) {
                names.forEach(name -> assertThat(meet(name, area)).isFalse());
            }
        }
    }

    @Test
    void aLineJustAboveAZonesMiddleHasItsNameElsewhere() {
        Line in = new Line("door", new Point(0.05, 0.7), new Point(0.95, 0.7));
        Zone display = zone("display", 0.12, 0.64, 0.88, 0.84);
        assertReadable(ScenePlan.of(places(List.of(in), List.of(display)), WIDTH, HEIGHT), 2);
    }

    @Property(tries = 300)
    void noNameIsOnAnotherOrOnAnArrow(
            @ForAll @DoubleRange(min = 0.02, max = 0.98) double x1,
            @ForAll @DoubleRange(min = 0.02, max = 0.98) double y1,
            @ForAll @DoubleRange(min = 0, max = 6.28) double turn,
            @ForAll @DoubleRange(min = 0.02, max = 0.6) double left,
            @ForAll @DoubleRange(min = 0.02, max = 0.6) double top) {
        double x2 = Math.max(0, Math.min(1, x1 + 0.4 * Math.cos(turn)));
        double y2 = Math.max(0, Math.min(1, y1 + 0.4 * Math.sin(turn)));
        if (Math.hypot(x2 - x1, y2 - y1) < 0.1) {
            return;
        }
        Line line = new Line("cross-section", new Point(x1, y1), new Point(x2, y2));
        List<Zone> zones =
                List.of(
                        zone("display", left, top, left + 0.35, top + 0.3),
                        zone("till", left + 0.02, top + 0.02, left + 0.37, top + 0.32));
        assertReadable(ScenePlan.of(places(List.of(line), zones), WIDTH, HEIGHT), 3);
    }
}
