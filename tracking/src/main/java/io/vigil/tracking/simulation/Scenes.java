package io.vigil.tracking.simulation;

import java.util.List;
import java.util.Random;

/**
 * The scenes that come with the program. Each that has a name starts with two empty seconds, in
 * which a background can be learnt.
 */
public final class Scenes {
    /** Names that {@link #named} knows. */
    public static final List<String> NAMES =
            List.of("door", "road", "care-room", "road-incidents", "care-night");

    /** Those that the demonstration shows. */
    public static final List<String> DEMO = List.of("door", "road", "care-room");

    /**
     * The threshold of the shop door: y of the line across it, as a share of the image's height.
     */
    public static final double DOOR_LINE = 0.62;

    private static final double EMPTY_SECONDS = 2;

    private static final double[] LANES = {192, 232, 284, 338};

    private Scenes() {}

    /**
     * @throws IllegalArgumentException for a name that is not in {@link #NAMES}
     */
    public static Scene named(String name, long seed, double seconds) {
        return switch (name) {
            case "door" -> door(seed, seconds);
            case "road" -> road(seed, seconds);
            case "care-room" -> careRoom(seed, seconds);
            case "road-incidents" -> roadIncidents(seed, seconds);
            case "care-night" -> careNight(seed, seconds);
            default ->
                    throw new IllegalArgumentException(
                            "Scene '%s' is not built in; there are %s"
                                    .formatted(name, String.join(", ", NAMES)));
        };
    }

    /** A shop door seen from inside: people come in towards the camera and leave away from it. */
    public static Scene door(long seed, double seconds) {
        Scene.Builder scene =
                Scene.seeded("door", seed, seconds).perspective(150, 0.5).backdrop(Backdrops::door);
        Random random = scene.random();
        double line = DOOR_LINE * 360;
        double at = EMPTY_SECONDS;
        while (at < seconds - 3) {
            int group = random.nextInt(4) == 0 ? 2 : 1;
            boolean in = random.nextInt(5) < 3;
            // Somebody looks at the display before going on.
            double pause = random.nextInt(4) == 0 ? 3 + 3 * random.nextDouble() : 0;
            for (int member = 0; member < group; member++) {
                double doorX = 300 + 40 * random.nextDouble() + 44 * member - 22 * (group - 1);
                double shopX =
                        (random.nextBoolean() ? 90 : 470) + 60 * random.nextDouble() + 70 * member;
                double walk = 4.5 + 1.5 * random.nextDouble();
                double size = 175 + 20 * random.nextDouble();
                Waypoint door = new Waypoint(0, doorX, 172);
                Waypoint shop = new Waypoint(walk, shopX, 330);
                scene.happens(
                        in ? "entered" : "left",
                        crossing(at, in ? door : shop, in ? shop : door, walk, pause, line),
                        scene.nextId());
                scene.person(size, visit(at, in ? door : shop, in ? shop : door, walk, pause, in));
            }
            at += 2.5 + 3.5 * random.nextDouble() + pause / 2;
        }
        return scene.build();
    }

    /** When a straight walk with a pause in its middle crosses a height in the image. */
    private static double crossing(
            double at, Waypoint from, Waypoint to, double walk, double pause, double line) {
        double share = (line - from.y()) / (to.y() - from.y());
        return at + share * walk + (share > 0.5 ? pause : 0);
    }

    private static Waypoint[] visit(
            double at, Waypoint from, Waypoint to, double walk, double pause, boolean in) {
        double middleX = (from.x() + to.x()) / 2;
        double middleY = (from.y() + to.y()) / 2;
        double arrival = at + walk + pause;
        // On from there: out of the picture, or through the door.
        double beyondX = in ? (to.x() < 320 ? -90 : 730) : to.x();
        double beyondY = in ? to.y() : to.y() - 8;
        double beyond = in ? 3 : 0.3;
        Waypoint start = in ? null : new Waypoint(at - 2.5, from.x() < 320 ? -90 : 730, from.y());
        Waypoint begin = new Waypoint(at, from.x(), from.y());
        Waypoint end = new Waypoint(arrival, to.x(), to.y());
        Waypoint gone = new Waypoint(arrival + beyond, beyondX, beyondY);
        Waypoint stop = new Waypoint(at + walk / 2, middleX, middleY);
        if (pause == 0) {
            return in
                    ? new Waypoint[] {begin, end, gone}
                    : new Waypoint[] {start, begin, end, gone};
        }
        Waypoint on = new Waypoint(at + walk / 2 + pause, middleX, middleY);
        return in
                ? new Waypoint[] {begin, stop, on, end, gone}
                : new Waypoint[] {start, begin, stop, on, end, gone};
    }

    /** A road with two lanes each way and a pavement behind it. */
    public static Scene road(long seed, double seconds) {
        Scene.Builder scene = ontoRoad("road", seed, seconds);
        Random random = scene.random();
        double[] lanes = LANES;
        for (int lane = 0; lane < lanes.length; lane++) {
            boolean right = lane >= 2;
            double at = EMPTY_SECONDS + 3 * random.nextDouble();
            boolean stops = lane == 2;
            while (at < seconds - 2) {
                double crossing = 4.5 + random.nextDouble();
                double from = right ? -120 : 760;
                double to = right ? 760 : -120;
                double size = 150 + 25 * random.nextDouble();
                long id = scene.nextId();
                String kind = right ? "left-to-right" : "right-to-left";
                if (stops && at > 12) {
                    // One stands at the kerb for a while; those behind it wait for the next gap.
                    scene.happens(kind, at + crossing * 0.5, id);
                    scene.car(
                            size,
                            new Waypoint(at, from, lanes[lane]),
                            new Waypoint(
                                    at + crossing * 0.6, from + 0.6 * (to - from), lanes[lane]),
                            new Waypoint(
                                    at + crossing * 0.6 + 9, from + 0.6 * (to - from), lanes[lane]),
                            new Waypoint(at + crossing + 10, to, lanes[lane]));
                    stops = false;
                    at += 14;
                } else {
                    scene.happens(kind, at + crossing * 0.5, id);
                    scene.car(
                            size,
                            new Waypoint(at, from, lanes[lane]),
                            new Waypoint(at + crossing, to, lanes[lane]));
                }
                at += 4 + 5 * random.nextDouble();
            }
        }
        for (double at = EMPTY_SECONDS + 2; at < seconds - 4; at += 14 + 4 * random.nextDouble()) {
            boolean right = random.nextBoolean();
            scene.person(
                    120 + 15 * random.nextDouble(),
                    new Waypoint(at, right ? -40 : 680, 150),
                    new Waypoint(at + 13, right ? 680 : -40, 150));
        }
        return scene.build();
    }

    private static Scene.Builder ontoRoad(String name, long seed, double seconds) {
        return Scene.seeded(name, seed, seconds).perspective(120, 0.55).backdrop(Backdrops::road);
    }

    /**
     * The same road with a car that drives against the traffic of the farthest lane, at some 40 s,
     * and one that stands in the nearest from some 65 s on, for half a minute.
     */
    private static Scene roadIncidents(long seed, double seconds) {
        Scene.Builder scene = ontoRoad("road-incidents", seed, seconds);
        Random random = scene.random();
        double wrong = 40;
        double stands = 65;
        for (int lane = 0; lane < LANES.length; lane++) {
            boolean right = lane >= 2;
            double at = EMPTY_SECONDS + 3 * random.nextDouble();
            while (at < seconds - 2) {
                double crossing = 4.5 + random.nextDouble();
                boolean blocked =
                        (lane == 0 && at > wrong - 7 && at < wrong + 6)
                                || (lane == 3 && at > stands - 8 && at < stands + 34);
                if (!blocked) {
                    scene.happens(
                            right ? "left-to-right" : "right-to-left",
                            at + crossing * 0.5,
                            scene.nextId());
                    scene.car(
                            150 + 25 * random.nextDouble(),
                            new Waypoint(at, right ? -120 : 760, LANES[lane]),
                            new Waypoint(at + crossing, right ? 760 : -120, LANES[lane]));
                }
                at += 4 + 5 * random.nextDouble();
            }
        }
        scene.happens("wrong-way", wrong, scene.nextId());
        scene.car(160, new Waypoint(wrong, -120, LANES[0]), new Waypoint(wrong + 5, 760, LANES[0]));
        scene.happens("stopped", stands, scene.nextId());
        scene.car(
                170,
                new Waypoint(stands - 3, -120, LANES[3]),
                new Waypoint(stands, 300, LANES[3]),
                new Waypoint(stands + 30, 300, LANES[3]),
                new Waypoint(stands + 33, 760, LANES[3]));
        return scene.build();
    }

    /**
     * A shopping street of 2400 x 440 pixels, with some fifty people from the start on, to be
     * {@link Scene#filmed} in part.
     */
    public static Scene street(long seed, double seconds) {
        return Street.scene(seed, seconds);
    }

    /** A care home's room: a resident crosses it, falls, lies, and is helped up. */
    public static Scene careRoom(long seed, double seconds) {
        Scene.Builder scene =
                Scene.seeded("care-room", seed, seconds)
                        .perspective(170, 0.7)
                        .backdrop(Backdrops::careRoom);
        Random random = scene.random();
        double fall = Math.max(10, seconds * (0.35 + 0.05 * random.nextDouble()));
        double help = fall + Math.min(14, seconds * 0.2);
        double up = help + 9;
        double side = 230 + 30 * random.nextDouble();
        scene.happens("fall", fall, scene.nextId());
        scene.person(
                180,
                new Waypoint(EMPTY_SECONDS, -50, 300),
                new Waypoint(EMPTY_SECONDS + 4, side, 280),
                new Waypoint(fall - 3, side + 20, 285),
                new Waypoint(fall, side + 120, 310),
                new Waypoint(fall + 0.9, side + 140, 318, 1),
                new Waypoint(up, side + 140, 318, 1),
                new Waypoint(up + 3, side + 150, 312, 0),
                new Waypoint(up + 6, side + 200, 308, 0),
                new Waypoint(up + 10, 700, 300));
        scene.person(
                185,
                new Waypoint(help, 700, 330),
                new Waypoint(help + 4, side + 250, 335),
                new Waypoint(up + 4, side + 235, 335),
                new Waypoint(up + 6, side + 260, 335),
                new Waypoint(up + 10.5, 720, 335));
        return scene.build();
    }

    /**
     * The same room at night: a resident gets up from the bed at some 40 s, goes out, and has not
     * come back when a carer looks for them, three quarters of a minute later.
     */
    private static Scene careNight(long seed, double seconds) {
        Scene.Builder scene =
                Scene.seeded("care-night", seed, seconds)
                        .perspective(170, 0.7)
                        .backdrop(Backdrops::careRoom);
        Random random = scene.random();
        double up = 40 + 2 * random.nextDouble();
        double gone = up + 12;
        double searched = up + 45;
        double back = searched + 20;
        scene.happens("bed-exit", up, scene.nextId());
        // On the edge of the bed; moving a little, as people who cannot sleep do.
        scene.person(
                170,
                new Waypoint(EMPTY_SECONDS, 120, 236),
                new Waypoint(EMPTY_SECONDS + 5, 128, 238),
                new Waypoint(EMPTY_SECONDS + 10, 116, 236),
                new Waypoint(EMPTY_SECONDS + 16, 128, 238),
                new Waypoint(EMPTY_SECONDS + 22, 116, 236),
                new Waypoint(EMPTY_SECONDS + 28, 128, 238),
                new Waypoint(up, 120, 237),
                new Waypoint(up + 4, 260, 290),
                new Waypoint(gone, 710, 320));
        scene.person(
                185,
                new Waypoint(searched, 710, 330),
                new Waypoint(searched + 5, 420, 320),
                new Waypoint(searched + 9, 440, 322),
                new Waypoint(searched + 13, 710, 330));
        scene.happens("back-in-bed", back + 9, scene.nextId());
        scene.person(
                170,
                new Waypoint(back, 710, 318),
                new Waypoint(back + 6, 260, 285),
                new Waypoint(back + 9, 124, 238),
                new Waypoint(back + 300, 120, 236));
        return scene.build();
    }
}
