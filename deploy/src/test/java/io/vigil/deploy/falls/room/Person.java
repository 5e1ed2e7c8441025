package io.vigil.deploy.falls.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Somebody and what they do, one thing after the other. */
final class Person implements Thing {
    /** How a change goes over its time. */
    enum Pace {
        EVEN,
        SMOOTH,
        /** As what falls does: slowly first. */
        FALLING
    }

    private record Key(
            double at,
            double x,
            double y,
            double heading,
            Pose pose,
            double walked,
            Pace pace,
            boolean strides) {}

    private final Look look;
    private final Random random;
    private final List<Key> keys = new ArrayList<>();
    private double blanketFrom = Double.MAX_VALUE;
    private double blanketUntil;
    private boolean wheels;
    private int next = 1;

    Person(Look look, Random random, double at, Spot spot, double heading, Pose pose) {
        this.look = look;
        this.random = random;
        keys.add(new Key(at, spot.x(), spot.y(), heading, pose, 0, Pace.EVEN, false));
    }

    private Key last() {
        return keys.get(keys.size() - 1);
    }

    double until() {
        return last().at();
    }

    Spot spot() {
        return new Spot(last().x(), last().y(), 0);
    }

    double heading() {
        return last().heading();
    }

    Pose pose() {
        return last().pose();
    }

    Look look() {
        return look;
    }

    /** Sits in a wheelchair all the time. */
    Person onWheels() {
        wheels = true;
        return this;
    }

    Person turn(double heading) {
        double by = turned(last().heading(), heading);
        double wheelSlow = wheels ? 2 : 1;
        return key(
                wheelSlow * (0.15 + Math.abs(by) / 220),
                last().x(),
                last().y(),
                last().heading() + by,
                last().pose(),
                Pace.SMOOTH,
                false);
    }

    Person walk(Spot to, double speed) {
        double dx = to.x() - last().x();
        double dy = to.y() - last().y();
        double far = Math.sqrt(dx * dx + dy * dy);
        if (far < 0.05) {
            return this;
        }
        turn(Math.toDegrees(StrictMath.atan2(dx, dy)));
        return key(
                far / speed, to.x(), to.y(), last().heading(), last().pose(), Pace.EVEN, !wheels);
    }

    Person pose(Pose pose, double seconds) {
        return move(last().x(), last().y(), last().heading(), pose, seconds);
    }

    /** Changes place, heading and pose at once, such as on the way to bed. */
    Person move(double x, double y, double heading, Pose pose, double seconds) {
        double by = turned(last().heading(), heading);
        return key(seconds, x, y, last().heading() + by, pose, Pace.SMOOTH, false);
    }

    Person falls(double dx, double dy, double turn, Pose pose, double seconds) {
        return key(
                seconds,
                last().x() + dx,
                last().y() + dy,
                last().heading() + turn,
                pose,
                Pace.FALLING,
                false);
    }

    /** Stays, and moves a little now and then. */
    Person stays(double seconds, double degrees) {
        Pose around = last().pose();
        double until = last().at() + seconds;
        while (last().at() < until) {
            double rest = until - last().at();
            pose(last().pose(), Math.min(rest, 1 + 6 * random.nextDouble()));
            rest = until - last().at();
            if (rest > 0) {
                pose(around.varied(random, degrees), Math.min(rest, 0.4 + random.nextDouble()));
            }
        }
        return this;
    }

    Person covered(double from, double until) {
        blanketFrom = from;
        blanketUntil = until;
        return this;
    }

    private Person key(
            double seconds,
            double x,
            double y,
            double heading,
            Pose pose,
            Pace pace,
            boolean strides) {
        double dx = x - last().x();
        double dy = y - last().y();
        double walked = last().walked() + Math.sqrt(dx * dx + dy * dy);
        keys.add(new Key(last().at() + seconds, x, y, heading, pose, walked, pace, strides));
        return this;
    }

    private static double turned(double from, double to) {
        double by = (to - from) % 360;
        return by > 180 ? by - 360 : by < -180 ? by + 360 : by;
    }

    @Override
    public List<Limb> limbs(double seconds) {
        if (seconds < keys.get(0).at() || seconds >= last().at()) {
            return List.of();
        }
        while (keys.get(next).at() <= seconds) {
            next++;
        }
        Key from = keys.get(next - 1);
        Key to = keys.get(next);
        double even = (seconds - from.at()) / (to.at() - from.at());
        double share =
                switch (to.pace()) {
                    case EVEN -> even;
                    case SMOOTH -> even * even * (3 - 2 * even);
                    case FALLING -> Math.pow(even, 1.7);
                };
        double x = from.x() + share * (to.x() - from.x());
        double y = from.y() + share * (to.y() - from.y());
        double heading = from.heading() + share * (to.heading() - from.heading());
        Pose pose = from.pose().towards(to.pose(), share);
        if (to.strides()) {
            double walked = from.walked() + share * (to.walked() - from.walked());
            double speed = (to.walked() - from.walked()) / (to.at() - from.at());
            pose = pose.striding(walked, look.tall(), Math.min(1, 0.4 + 0.6 * speed));
        }
        List<Limb> limbs = Skeleton.of(look, pose, x, y, heading);
        if (wheels) {
            limbs = new ArrayList<>(limbs);
            limbs.addAll(Furniture.wheelchair(x, y, heading));
        }
        if (seconds >= blanketFrom && seconds < blanketUntil) {
            limbs = covered(limbs);
        }
        return limbs;
    }

    /** Under a blanket up to the chest. */
    private static List<Limb> covered(List<Limb> limbs) {
        List<Limb> covered = new ArrayList<>(limbs);
        Limb torso = limbs.get(0);
        Spot chest = torso.from().towards(torso.to(), 0.6);
        int blanket = 0x9aa8b8;
        for (Limb limb : limbs) {
            boolean low = limb.rgb() == limbs.get(6).rgb();
            if (low) {
                covered.add(
                        new Limb(
                                limb.from(),
                                limb.fromRadius() + 0.07,
                                limb.to(),
                                limb.toRadius() + 0.08,
                                blanket));
            }
        }
        covered.add(Limb.of(torso.from(), chest, torso.fromRadius() + 0.06, blanket));
        return covered;
    }
}
