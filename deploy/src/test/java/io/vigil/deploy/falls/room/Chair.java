package io.vigil.deploy.falls.room;

import java.util.ArrayList;
import java.util.List;

/** A chair that people push about. */
final class Chair implements Thing {
    static final double SEAT = 0.45;

    private record Place(double from, double until, double x, double y, double heading) {}

    private final int rgb;
    private final List<Place> places = new ArrayList<>();

    Chair(Spot spot, double heading, int rgb) {
        this.rgb = rgb;
        places.add(new Place(0, 0, spot.x(), spot.y(), heading));
    }

    Spot spot() {
        Place last = places.get(places.size() - 1);
        return new Spot(last.x(), last.y(), 0);
    }

    double heading() {
        return places.get(places.size() - 1).heading();
    }

    void push(double from, double seconds, Spot to, double heading) {
        places.add(new Place(from, from + seconds, to.x(), to.y(), heading));
    }

    @Override
    public List<Limb> limbs(double seconds) {
        int last = 0;
        while (last + 1 < places.size() && places.get(last + 1).from() <= seconds) {
            last++;
        }
        Place now = places.get(last);
        Place before = places.get(Math.max(0, last - 1));
        double share =
                now.until() <= seconds ? 1 : (seconds - now.from()) / (now.until() - now.from());
        return Furniture.chair(
                before.x() + share * (now.x() - before.x()),
                before.y() + share * (now.y() - before.y()),
                before.heading() + share * (now.heading() - before.heading()),
                rgb);
    }
}
