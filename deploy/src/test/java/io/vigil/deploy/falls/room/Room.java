package io.vigil.deploy.falls.room;

import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Walls, a door, a bed, a sofa, a table, a cupboard and a television: where they are in one room.
 */
final class Room {
    static final double BED_TOP = 0.5;
    static final double SEAT_TOP = 0.44;
    static final double DOOR_WIDTH = 0.95;

    /** How far out of the room the passage behind the door goes, in metres. */
    static final double PASSAGE = 1.3;

    private static final double CEILING = 2.6;

    private final double halfWidth;
    private final double depth;
    private final double doorX;
    private final double side;
    private final double bedFrom;
    private final double sofaFrom;
    private final View view;
    private final List<Block> blocks = new ArrayList<>();
    private final int floorRgb;

    Room(Random random) {
        halfWidth = 2.1 + 0.5 * random.nextDouble();
        depth = 4.7 + 1.1 * random.nextDouble();
        side = random.nextBoolean() ? 1 : -1;
        bedFrom = depth - 2.5 - 0.3 * random.nextDouble();
        sofaFrom = 2.1 + 0.5 * random.nextDouble();
        doorX = side * (-0.2 + 0.9 * random.nextDouble());
        view =
                new View(
                        new Spot(
                                0.9 * (random.nextDouble() - 0.5),
                                0.08,
                                2.25 + 0.25 * random.nextDouble()),
                        new Spot(
                                0.5 * (random.nextDouble() - 0.5),
                                0.56 * depth,
                                0.55 + 0.3 * random.nextDouble()),
                        190 + 25 * random.nextDouble());
        int[] floors = {0x8a6b4e, 0xa08c72, 0x77706a, 0xb0a898, 0x6a5140};
        floorRgb = floors[random.nextInt(floors.length)];
        int[] walls = {0xcfc8ba, 0xb9c2c4, 0xd8d2c8, 0xa9b5a0};
        walls(walls[random.nextInt(walls.length)]);
        furniture(random);
    }

    private void walls(int rgb) {
        double left = doorX - DOOR_WIDTH / 2;
        double right = doorX + DOOR_WIDTH / 2;
        block(-halfWidth - 1, -1, 0, -halfWidth, depth, CEILING, rgb, 0.05);
        block(halfWidth, -1, 0, halfWidth + 1, depth, CEILING, rgb, 0.05);
        block(-halfWidth - 1, depth, 0, left, depth + 0.12, CEILING, rgb, 0.05);
        block(right, depth, 0, halfWidth + 1, depth + 0.12, CEILING, rgb, 0.05);
        block(left, depth, 2.05, right, depth + 0.12, CEILING, rgb, 0.05);
        block(-6, depth + PASSAGE, 0, 6, depth + PASSAGE + 1, CEILING, 0x9a9488, 0.05);
        block(-9, -9, CEILING, 9, 12, CEILING + 1, 0xdedad2, 0);
    }

    private void furniture(Random random) {
        int[] covers = {0xb8c4d6, 0xd6cfc0, 0x8794a8, 0xc8b0a8};
        wide(1, 0, 1.0, bedFrom, bedFrom + 2.1, 0.12, BED_TOP - 0.14, 0x6b4f3a, 0.1);
        wide(
                1,
                0.03,
                0.98,
                bedFrom + 0.02,
                bedFrom + 2.08,
                BED_TOP - 0.14,
                BED_TOP,
                covers[random.nextInt(covers.length)],
                0.25);
        wide(1, 0, 1.0, bedFrom + 2.1, bedFrom + 2.16, 0, 0.95, 0x6b4f3a, 0.1);
        wide(1, 0.2, 0.8, bedFrom + 1.65, bedFrom + 2.02, BED_TOP, BED_TOP + 0.1, 0xe4e2de, 0.1);
        int[] fabrics = {0x5c6470, 0x7a4b3e, 0x8d8670, 0x3f5a56};
        int fabric = fabrics[random.nextInt(fabrics.length)];
        wide(-1, 0.02, 0.9, sofaFrom, sofaFrom + 1.9, 0.05, SEAT_TOP, fabric, 0.2);
        wide(-1, 0.02, 0.25, sofaFrom, sofaFrom + 1.9, SEAT_TOP, 0.85, fabric, 0.2);
        wide(-1, 0.02, 0.88, sofaFrom - 0.15, sofaFrom, 0.05, 0.6, fabric, 0.2);
        wide(-1, 0.02, 0.88, sofaFrom + 1.9, sofaFrom + 2.05, 0.05, 0.6, fabric, 0.2);
        Spot table = table();
        double x = table.x();
        double y = table.y();
        block(x - 0.6, y - 0.38, 0.7, x + 0.6, y + 0.38, 0.75, 0x9c7a55, 0.2);
        for (double legX : new double[] {x - 0.55, x + 0.5}) {
            for (double legY : new double[] {y - 0.34, y + 0.3}) {
                block(legX, legY, 0, legX + 0.05, legY + 0.05, 0.7, 0x6e5238, 0);
            }
        }
        block(x - 0.1, y - 0.05, 0.75, x + 0.02, y + 0.07, 0.97, 0x3a6ea5, 0);
        wide(-1, 0, 0.5, depth - 0.8, depth, 0, 1.5, 0x7b5c40, 0.25);
        double picture = side * -halfWidth * 0.45;
        block(picture - 0.3, depth - 0.03, 1.3, picture + 0.3, depth, 1.75, 0x4a5f3a, 0.9);
    }

    /** Along a wall: across is measured from it. 1 is the bed's wall, -1 the other. */
    private void wide(
            int wall,
            double from,
            double to,
            double yFrom,
            double yTo,
            double low,
            double high,
            int rgb,
            double pattern) {
        double one = wall * side * (from - halfWidth);
        double other = wall * side * (to - halfWidth);
        block(Math.min(one, other), yFrom, low, Math.max(one, other), yTo, high, rgb, pattern);
    }

    private void block(
            double x0,
            double y0,
            double z0,
            double x1,
            double y1,
            double z1,
            int rgb,
            double pattern) {
        blocks.add(new Block(new Spot(x0, y0, z0), new Spot(x1, y1, z1), rgb, pattern));
    }

    View view() {
        return view;
    }

    List<Block> blocks() {
        return blocks;
    }

    int floorRgb() {
        return floorRgb;
    }

    /** Of the table's middle; it stands between the camera and the bed. */
    Spot table() {
        return new Spot(side * -(halfWidth - 0.95), 1.75, 0.75);
    }

    /** In the wall through which daylight comes: the sofa's. Its upper half gives the most. */
    Spot window() {
        return new Spot(side * (halfWidth + 0.4), depth * 0.6, 2.3);
    }

    /** From the table to the middle of the room, in metres to the right. */
    double fromTable() {
        return 0.6 * side;
    }

    Spot lamp() {
        return new Spot(0.2 * side, 0.55 * depth, CEILING - 0.1);
    }

    Spot door() {
        return new Spot(doorX, depth + 0.6, 0);
    }

    /** Out of sight behind the door. */
    Spot outside(boolean left) {
        return new Spot(doorX + (left ? -2 : 2), depth + 0.65, 0);
    }

    /** Out of sight below the camera. */
    Spot below() {
        return new Spot(0.3 * side, 0.2, 0);
    }

    /**
     * On the free floor.
     *
     * @param across from the sofa's side at 0 to the bed's at 1
     * @param away from the camera's side at 0 to the door's at 1
     */
    Spot free(double across, double away) {
        double sofa = side * (halfWidth - 1.35);
        double bed = side * (1.55 - halfWidth);
        return new Spot(sofa + across * (bed - sofa), 2.5 + away * (depth - 0.7 - 2.5), 0);
    }

    /** On the bed, across from its wall at 0 to its edge at 1, along from feet to head. */
    Spot onBed(double across, double along) {
        return new Spot(side * (across * 1.0 - halfWidth), bedFrom + 2.1 * along, BED_TOP);
    }

    Spot onSofa(double across, double along) {
        return new Spot(side * (halfWidth - across * 0.9), sofaFrom + 1.9 * along, SEAT_TOP);
    }

    /** The heading from the bed into the room: an angle from y to x, in degrees. */
    double outOfBed() {
        return 90 * side;
    }

    double outOfSofa() {
        return -90 * side;
    }

    /**
     * Where lying is rest, as somebody who sets the camera up would draw it around bed and sofa.
     */
    List<Zone> rests() {
        return List.of(
                zone("bed", onBed(0, 0), onBed(1.05, 1.02), BED_TOP - 0.25, BED_TOP + 0.3),
                zone("sofa", onSofa(0, -0.08), onSofa(1.05, 1.08), SEAT_TOP - 0.25, 0.85));
    }

    private Zone zone(String id, Spot one, Spot other, double low, double high) {
        List<Point> corners = new ArrayList<>();
        for (double x : new double[] {one.x(), other.x()}) {
            for (double y : new double[] {one.y(), other.y()}) {
                for (double z : new double[] {low, high}) {
                    double[] seen = view.see(new Spot(x, y, z));
                    corners.add(
                            new Point(
                                    Math.min(1, Math.max(0, seen[0] / View.WIDTH)),
                                    Math.min(1, Math.max(0, seen[1] / View.HEIGHT))));
                }
            }
        }
        return new Zone(id, Hull.of(corners));
    }
}
