package io.vigil.deploy.falls.room;

import java.util.ArrayList;
import java.util.List;

/** A cat or a dog: it walks, runs, lies down and jumps onto furniture. */
final class Pet implements Thing {
    private record Key(
            double at,
            double x,
            double y,
            double heading,
            double up,
            double lying,
            double walked) {}

    private final double length;
    private final double legs;
    private final int rgb;
    private final List<Key> keys = new ArrayList<>();

    /**
     * @param length of the trunk in metres
     * @param legs how long they are
     */
    Pet(double length, double legs, int rgb, double at, Spot spot) {
        this.length = length;
        this.legs = legs;
        this.rgb = rgb;
        keys.add(new Key(at, spot.x(), spot.y(), 0, spot.z(), 0, 0));
    }

    private Key last() {
        return keys.get(keys.size() - 1);
    }

    double until() {
        return last().at();
    }

    Pet goes(Spot to, double speed) {
        double dx = to.x() - last().x();
        double dy = to.y() - last().y();
        double far = Math.max(0.05, Math.sqrt(dx * dx + dy * dy));
        double by = (Math.toDegrees(StrictMath.atan2(dx, dy)) - last().heading()) % 360;
        double heading = last().heading() + (by > 180 ? by - 360 : by < -180 ? by + 360 : by);
        Key from = last();
        keys.add(
                new Key(from.at() + 0.3, from.x(), from.y(), heading, from.up(), 0, from.walked()));
        keys.add(
                new Key(
                        last().at() + far / speed,
                        to.x(),
                        to.y(),
                        heading,
                        to.z(),
                        0,
                        from.walked() + far));
        return this;
    }

    Pet lies(double seconds) {
        stay(0.8, 1);
        return stay(seconds, 1);
    }

    Pet stands(double seconds) {
        stay(0.5, 0);
        return stay(seconds, 0);
    }

    private Pet stay(double seconds, double lying) {
        Key from = last();
        keys.add(
                new Key(
                        from.at() + seconds,
                        from.x(),
                        from.y(),
                        from.heading(),
                        from.up(),
                        lying,
                        from.walked()));
        return this;
    }

    @Override
    public List<Limb> limbs(double seconds) {
        if (seconds < keys.get(0).at() || seconds >= last().at()) {
            return List.of();
        }
        int next = 1;
        while (keys.get(next).at() <= seconds) {
            next++;
        }
        Key from = keys.get(next - 1);
        Key to = keys.get(next);
        double share = (seconds - from.at()) / (to.at() - from.at());
        double jump = Math.abs(to.up() - from.up()) > 0.1 ? 0.3 * 4 * share * (1 - share) : 0;
        return limbs(
                from.x() + share * (to.x() - from.x()),
                from.y() + share * (to.y() - from.y()),
                from.heading() + share * (to.heading() - from.heading()),
                from.up() + share * (to.up() - from.up()) + jump,
                from.lying() + share * (to.lying() - from.lying()),
                from.walked() + share * (to.walked() - from.walked()));
    }

    private List<Limb> limbs(
            double x, double y, double heading, double up, double lying, double walked) {
        List<Limb> limbs = new ArrayList<>();
        double thick = 0.24 * length;
        double back = up + legs * (1 - 0.9 * lying) + thick;
        Spot rump = Furniture.at(x, y, heading, -length / 2, 0, back);
        Spot chest = Furniture.at(x, y, heading, length / 2, 0, back);
        limbs.add(new Limb(rump, thick * 0.85, chest, thick, rgb));
        Spot head = Furniture.at(x, y, heading, 0.78 * length, 0, back + 0.25 * length);
        limbs.add(new Limb(chest, thick * 0.6, head, thick * 0.55, rgb));
        Spot nose = Furniture.at(x, y, heading, 0.98 * length, 0, back + 0.17 * length);
        limbs.add(new Limb(head, thick * 0.6, nose, thick * 0.3, rgb));
        Spot tail = Furniture.at(x, y, heading, -0.95 * length, 0, back + 0.2 * length);
        limbs.add(Limb.of(rump, tail, thick * 0.2, rgb));
        double swing = 0.3 * legs * StrictMath.sin(2 * Math.PI * walked / (1.4 * legs + 0.15));
        for (int leg = 0; leg < 4; leg++) {
            double ahead = (leg < 2 ? 0.45 : -0.45) * length;
            double right = (leg % 2 == 0 ? 0.7 : -0.7) * thick;
            double step = leg == 0 || leg == 3 ? swing : -swing;
            limbs.add(
                    Limb.of(
                            Furniture.at(x, y, heading, ahead, right, back - 0.4 * thick),
                            Furniture.at(x, y, heading, ahead + step, right, up + thick * 0.2),
                            thick * 0.3,
                            rgb));
        }
        return limbs;
    }
}
