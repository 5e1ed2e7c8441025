package io.vigil.deploy.falls.room;

import java.util.Random;

/** Somebody falls, lies, and gets up again, or is helped. */
final class Fall {
    private final Room room;
    private final Random random;
    private final Chair chair;
    private String kind = "";
    private double from;
    private double until;

    Fall(Room room, Random random, Chair chair) {
        this.room = room;
        this.random = random;
        this.chair = chair;
    }

    String kind() {
        return kind;
    }

    double from() {
        return from;
    }

    double until() {
        return until;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    void play(Person person) {
        switch (random.nextInt(5)) {
            case 0 -> forwards(person);
            case 1 -> backwards(person);
            case 2 -> sideways(person);
            case 3 -> crumples(person);
            default -> fromChair(person);
        }
        until = person.until();
        person.stays(between(25, 80), 1.5);
        Pose lying = person.pose();
        person.pose(Pose.CROSS_LEGGED.towards(lying, 0.2), between(1.5, 3))
                .pose(Pose.KNEELING, between(1.5, 3))
                .pose(Pose.HALF_KNEELING, between(1, 2))
                .pose(Pose.STANDING, between(1, 2));
    }

    private void walksFirst(Person person) {
        person.walk(room.free(between(0.1, 0.9), between(0.1, 0.8)), between(0.4, 1));
        from = person.until();
    }

    private void forwards(Person person) {
        kind = "forwards";
        walksFirst(person);
        Spot to = Furniture.at(0, 0, person.heading(), 0.7, 0, 0);
        Pose knees = Pose.KNEELING.towards(Pose.PRONE, 0.35);
        person.falls(0.4 * to.x(), 0.4 * to.y(), 0, knees, between(0.4, 0.7))
                .falls(0.6 * to.x(), 0.6 * to.y(), 0, prone(), between(0.3, 0.5));
    }

    private Pose prone() {
        return Pose.PRONE.varied(random, 5);
    }

    private void backwards(Person person) {
        kind = "backwards";
        walksFirst(person);
        Spot to = Furniture.at(0, 0, person.heading(), -0.55, 0, 0);
        Pose half = Pose.STANDING.towards(Pose.SUPINE, 0.45);
        person.falls(0.5 * to.x(), 0.5 * to.y(), 0, half, between(0.4, 0.6))
                .falls(
                        0.5 * to.x(),
                        0.5 * to.y(),
                        0,
                        Pose.SUPINE.varied(random, 6),
                        between(0.25, 0.45));
    }

    private void sideways(Person person) {
        kind = "sideways";
        walksFirst(person);
        boolean left = random.nextBoolean();
        Spot to = Furniture.at(0, 0, person.heading(), 0.1, left ? -0.6 : 0.6, 0);
        Pose lying = Pose.ON_THE_SIDE.varied(random, 5);
        Pose end = left ? lying.mirrored() : lying;
        person.falls(
                        0.5 * to.x(),
                        0.5 * to.y(),
                        0,
                        Pose.STANDING.towards(end, 0.5),
                        between(0.45, 0.7))
                .falls(0.5 * to.x(), 0.5 * to.y(), 0, end, between(0.25, 0.45));
    }

    private void crumples(Person person) {
        kind = "crumpling";
        walksFirst(person);
        Pose end = random.nextBoolean() ? Pose.ON_THE_SIDE : Pose.SUPINE;
        person.falls(0.1, 0, between(-30, 30), Pose.CRUMPLING, between(0.5, 0.9))
                .falls(0.1, 0.15, between(-30, 30), end.varied(random, 5), between(0.4, 0.8));
    }

    private void fromChair(Person person) {
        kind = "from the chair";
        Spot seat = chair.spot();
        double heading = chair.heading();
        Spot before = Furniture.at(seat.x(), seat.y(), heading, 0.42, 0, 0);
        person.walk(before, between(0.5, 1))
                .turn(heading)
                .move(seat.x(), seat.y(), heading, Pose.sitting(Chair.SEAT), between(0.7, 1.3))
                .stays(between(3, 20), 4);
        from = person.until();
        Spot to = Furniture.at(0, 0, heading, 0.75, 0.15, 0);
        person.falls(
                        0.4 * to.x(),
                        0.4 * to.y(),
                        0,
                        Pose.stooping(Chair.SEAT).heldAt(Chair.SEAT),
                        between(0.4, 0.7))
                .falls(
                        0.6 * to.x(),
                        0.6 * to.y(),
                        between(-40, 40),
                        random.nextBoolean() ? Pose.ON_THE_SIDE : prone(),
                        between(0.4, 0.7));
    }
}
