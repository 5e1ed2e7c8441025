package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.PlacedTrack;
import java.util.ArrayList;
import java.util.List;

/**
 * Something moves against its lane. Which way a lane leads is given, or learnt in each cell of the
 * image from the ways of those who crossed it, once {@value #LEAST_TRACKS} have and they agree.
 */
final class AgainstFlow implements Condition {
    private static final int LEAST_TRACKS = 20;

    /** Length of the mean of unit vectors: 0.9 is a spread of some 26 degrees. */
    private static final double AGREEMENT = 0.9;

    /** From there on, what is long ago counts half. */
    private static final double MOST_TRACKS = 400;

    /** It has to come so far within a second, as a share of its size, for its way to be known. */
    private static final double LEAST_WAY = 0.3;

    /** The same as a share of the image's height, which noise does not cover. */
    private static final double LEAST_SHARE = 0.008;

    private final Watch watch;

    AgainstFlow(Watch watch) {
        this.watch = watch;
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        List<FlowCell> flow = memory.flow();
        for (int i = 0; i < now.size(); i++) {
            PlacedTrack placed = now.placed(i);
            if (!watch.concerns(placed)) {
                continue;
            }
            String zone = watch.zoneOf(placed);
            double size = Moment.size(placed);
            if (zone == null
                    || now.speed(i) == 0
                    || now.moved(i) < Math.max(LEAST_WAY * size, LEAST_SHARE * now.height())) {
                continue;
            }
            double off = off(flow, now, i);
            if (off >= 0 && watch.keeps(off)) {
                found.add(Finding.of(placed, "", zone, off, watch.opens(off)).travelling(size));
            } else if (watch.rule().heading().isEmpty() && now.hasNewCell(i)) {
                flow = learnt(flow, now, i);
            }
        }
        return flow == memory.flow() ? memory : memory.withFlow(flow);
    }

    /** Degrees off the lane; negative where the lane is not known. */
    private double off(List<FlowCell> flow, Moment now, int i) {
        double x;
        double y;
        if (watch.rule().heading().isPresent()) {
            double heading = StrictMath.toRadians(watch.rule().heading().getAsDouble());
            x = StrictMath.sin(heading);
            y = -StrictMath.cos(heading);
        } else {
            int at = find(flow, now.trail(i).cell());
            if (at < 0 || flow.get(at).tracks() < LEAST_TRACKS) {
                return -1;
            }
            FlowCell cell = flow.get(at);
            x = cell.x();
            y = cell.y();
            if (Math.sqrt(x * x + y * y) < AGREEMENT * cell.tracks()) {
                return -1;
            }
        }
        double along = now.movedX(i) * x + now.movedY(i) * y;
        double across = now.movedX(i) * y - now.movedY(i) * x;
        return Math.abs(StrictMath.toDegrees(StrictMath.atan2(across, along)));
    }

    private static List<FlowCell> learnt(List<FlowCell> flow, Moment now, int i) {
        int cell = now.trail(i).cell();
        double length = now.moved(i);
        double x = now.movedX(i) / length;
        double y = now.movedY(i) / length;
        List<FlowCell> next = new ArrayList<>(flow);
        int at = find(flow, cell);
        if (at < 0) {
            next.add(-at - 1, new FlowCell(cell, 1, x, y));
            return next;
        }
        FlowCell known = flow.get(at);
        double weight = known.tracks() >= MOST_TRACKS ? 0.5 : 1;
        next.set(
                at,
                new FlowCell(
                        cell,
                        weight * known.tracks() + 1,
                        weight * known.x() + x,
                        weight * known.y() + y));
        return next;
    }

    /** Where the cell is, or, negative and less one, where it belongs. */
    private static int find(List<FlowCell> flow, int cell) {
        int low = 0;
        int high = flow.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = flow.get(middle).cell();
            if (there == cell) {
                return middle;
            }
            low = there < cell ? middle + 1 : low;
            high = there > cell ? middle - 1 : high;
        }
        return -low - 1;
    }
}
