package io.vigil.deploy.falls.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What goes on in a room for some time: one episode after the other, drawn from a seed. */
final class Story {
    private final Room room;
    private final Random random;
    private final Light light;
    private final List<Thing> things = new ArrayList<>();
    private final List<Episode> episodes = new ArrayList<>();
    private final Chair atTable;
    private final Chair inRoom;
    private double now = 4;

    Story(Room room, Light light, Random random, double seconds) {
        this.room = room;
        this.light = light;
        this.random = random;
        Spot table = room.table();
        atTable = new Chair(table.plus(0, 0.62, -0.75), 180, 0x7a5c3e);
        inRoom =
                new Chair(
                        room.free(between(0.1, 0.9), between(0.6, 0.95)),
                        between(90, 270),
                        0x4a3a30);
        things.add(atTable);
        things.add(inRoom);
        List<Activity> bag = new ArrayList<>();
        while (now < seconds) {
            if (bag.isEmpty()) {
                bag.addAll(List.of(Activity.values()));
                bag.add(Activity.FALL);
                Collections.shuffle(bag, random);
            }
            play(bag.remove(bag.size() - 1));
        }
    }

    List<Thing> things() {
        return things;
    }

    List<Episode> episodes() {
        return episodes;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private boolean once(double chance) {
        return random.nextDouble() < chance;
    }

    private Spot somewhere() {
        return room.free(between(0, 1), between(0, 1));
    }

    private Person enters(Look look, double at) {
        boolean near = once(0.25);
        Spot from = near ? room.below() : room.outside(once(0.5));
        Person person = new Person(look, random, at, from, near ? 0 : 180, Pose.STANDING);
        things.add(person);
        if (!near) {
            person.walk(room.door(), between(0.6, 1.2));
        }
        return person;
    }

    private Person leaves(Person person) {
        if (once(0.25)) {
            return person.walk(room.free(0.5, 0), between(0.5, 1.2))
                    .walk(room.below(), between(0.6, 1.2));
        }
        return person.walk(room.door().plus(0, -1, 0), between(0.5, 1.2))
                .walk(room.door(), between(0.6, 1.2))
                .walk(room.outside(once(0.5)), between(0.6, 1.2));
    }

    private Person comes() {
        return enters(Look.adult(random), now)
                .walk(somewhere(), between(0.4, 1.2))
                .stays(between(0.5, 4), 3);
    }

    private void play(Activity activity) {
        double began = now;
        double fallFrom = Double.NaN;
        double fallUntil = Double.NaN;
        String kind = "";
        int first = things.size();
        switch (activity) {
            case WALKING -> walking();
            case FAST_SITTING -> sitting();
            case LYING_ON_THE_BED -> bed(comes(), false);
            case LYING_ON_THE_SOFA -> sofa();
            case PICKING_UP -> pickingUp();
            case KNEELING -> kneeling();
            case CLEANING_THE_FLOOR -> cleaning();
            case TYING_SHOES -> shoes();
            case SITTING_ON_THE_FLOOR -> floor();
            case CRAWLING_CHILD -> child();
            case PET -> pet();
            case WHEELCHAIR -> wheelchair();
            case CARER_BENDING -> carer();
            case TWO_PEOPLE -> two();
            case MOVING_A_CHAIR -> chair();
            case FALL -> {
                Fall fall = new Fall(room, random, inRoom);
                Person person = comes();
                fall.play(person);
                kind = fall.kind();
                fallFrom = fall.from();
                fallUntil = fall.until();
                leaves(person);
            }
        }
        double until = now;
        for (Thing thing : things.subList(first, things.size())) {
            until =
                    Math.max(
                            until,
                            thing instanceof Person person
                                    ? person.until()
                                    : ((Pet) thing).until());
        }
        now = until + between(1, 8);
        episodes.add(
                new Episode(activity, kind, began, now, light.isNight(began), fallFrom, fallUntil));
    }

    private void walking() {
        Person person = comes();
        for (int i = random.nextInt(6) + 2; i > 0; i--) {
            person.walk(somewhere(), between(0.3, 1.3)).stays(between(0, 6), 4);
        }
        leaves(person);
    }

    private void sit(Person person, Chair chair, double fast) {
        Spot seat = chair.spot();
        double heading = chair.heading();
        person.walk(before(chair.equals(atTable), seat, heading), between(0.4, 1))
                .turn(heading)
                .stays(between(0, 1), 2)
                .move(seat.x(), seat.y(), heading, Pose.sitting(Chair.SEAT), fast);
    }

    /**
     * Where somebody stands who is about to sit down: beside the chair where a table is before it.
     */
    private Spot before(boolean table, Spot seat, double heading) {
        return table
                ? seat.plus(room.fromTable(), 0, 0)
                : Furniture.at(seat.x(), seat.y(), heading, 0.42, 0, 0);
    }

    private void rise(Person person) {
        Spot seat = person.spot();
        boolean table = seat.distance(atTable.spot()) < 0.01;
        Spot before = before(table, seat, person.heading());
        person.pose(Pose.sitting(Chair.SEAT), 0.5);
        person.move(before.x(), before.y(), person.heading(), Pose.STANDING, between(0.8, 2));
    }

    private void sitting() {
        Person person = comes();
        sit(person, once(0.5) ? inRoom : atTable, between(0.45, 1));
        person.stays(between(5, 120), 5);
        rise(person);
        leaves(person);
    }

    private void bed(Person person, boolean still) {
        double along = between(0.3, 0.5);
        Spot edge = room.onBed(0.85, along);
        Spot beside = room.onBed(1.35, along);
        Spot middle = room.onBed(0.5, 0.42);
        double from = person.walk(beside, between(0.4, 0.9)).turn(room.outOfBed()).until();
        person.move(
                        edge.x(),
                        edge.y(),
                        room.outOfBed(),
                        Pose.sitting(Room.BED_TOP),
                        between(0.6, 1.6))
                .stays(between(1, 10), 4)
                .move(middle.x(), middle.y(), 180, Pose.lyingOn(Room.BED_TOP), between(1.2, 3));
        double lay = person.until();
        person.stays(still ? 40 : between(10, 130), 2);
        if (once(0.6)) {
            person.covered(lay + 2, person.until() - 1);
        }
        person.move(
                        edge.x(),
                        edge.y(),
                        room.outOfBed(),
                        Pose.sitting(Room.BED_TOP),
                        between(1.5, 3.5))
                .stays(between(1, 8), 4)
                .move(beside.x(), beside.y(), room.outOfBed(), Pose.STANDING, between(0.8, 2));
        if (from >= 0) {
            leaves(person);
        }
    }

    private void sofa() {
        Person person = comes();
        double along = between(0.35, 0.65);
        Spot before = room.onSofa(1.4, along);
        Spot seat = room.onSofa(0.6, along);
        Spot middle = room.onSofa(0.58, 0.5);
        double out = room.outOfSofa();
        person.walk(before, between(0.4, 1))
                .turn(out)
                .move(seat.x(), seat.y(), out, Pose.sitting(Room.SEAT_TOP), between(0.5, 1.4))
                .stays(between(2, 40), 5);
        if (once(0.75)) {
            double feet = once(0.5) ? 0 : 180;
            person.move(middle.x(), middle.y(), feet, Pose.lyingOn(Room.SEAT_TOP), between(1, 2.5))
                    .stays(between(10, 110), 2)
                    .move(seat.x(), seat.y(), out, Pose.sitting(Room.SEAT_TOP), between(1, 3))
                    .stays(between(0.5, 6), 4);
        }
        person.move(before.x(), before.y(), out, Pose.STANDING, between(0.8, 2));
        leaves(person);
    }

    private void pickingUp() {
        Person person = comes();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Pose down = once(0.6) ? Pose.BENDING : Pose.SQUATTING;
            person.pose(down.varied(random, 6), between(0.45, 1.2))
                    .stays(between(0.2, 3), 4)
                    .pose(Pose.STANDING, between(0.5, 1.3))
                    .stays(between(0.3, 3), 3);
            if (once(0.6)) {
                person.walk(somewhere(), between(0.4, 1.1));
            }
        }
        leaves(person);
    }

    private void kneeling() {
        Person person = comes().turn(between(0, 360));
        person.pose(Pose.KNEELING, between(0.7, 2)).stays(between(0.5, 4), 3);
        for (int i = random.nextInt(5); i > 0; i--) {
            person.pose(Pose.ON_HEELS, between(0.6, 1.5))
                    .stays(between(2, 15), 3)
                    .pose(Pose.PROSTRATE, between(0.8, 2))
                    .stays(between(1, 12), 2)
                    .pose(Pose.ON_HEELS, between(0.8, 1.5));
        }
        person.pose(Pose.KNEELING, between(0.6, 1.2))
                .stays(between(1, 20), 5)
                .pose(Pose.HALF_KNEELING, between(0.6, 1.5))
                .pose(Pose.STANDING, between(0.8, 2));
        leaves(person);
    }

    private void cleaning() {
        Person person = comes();
        person.pose(Pose.KNEELING, between(0.8, 1.8)).pose(Pose.ALL_FOURS, between(0.6, 1.4));
        for (int i = 2 + random.nextInt(6); i > 0; i--) {
            person.stays(between(2, 10), 8);
            Spot at = person.spot();
            person.move(
                    at.x() + between(-0.35, 0.35),
                    at.y() + between(-0.35, 0.35),
                    person.heading() + between(-50, 50),
                    Pose.ALL_FOURS.varied(random, 8),
                    between(1, 3));
        }
        person.pose(Pose.KNEELING, between(0.7, 1.5)).pose(Pose.STANDING, between(1, 2));
        leaves(person);
    }

    private void shoes() {
        Person person = comes();
        if (once(0.5)) {
            sit(person, inRoom, between(0.6, 1.4));
            person.stays(between(1, 5), 3)
                    .pose(Pose.stooping(Chair.SEAT), between(0.6, 1.5))
                    .stays(between(5, 25), 5)
                    .pose(Pose.sitting(Chair.SEAT), between(0.6, 1.4));
            rise(person);
        } else {
            Pose down = once(0.5) ? Pose.SQUATTING : Pose.HALF_KNEELING;
            person.pose(once(0.5) ? down : down.mirrored(), between(0.7, 1.6))
                    .stays(between(5, 25), 5)
                    .pose(Pose.STANDING, between(0.7, 1.6));
        }
        leaves(person);
    }

    private void floor() {
        Person person = comes().turn(between(0, 360));
        Pose seated = once(0.5) ? Pose.ON_THE_FLOOR : Pose.CROSS_LEGGED;
        person.pose(Pose.SQUATTING, between(0.8, 1.8)).pose(seated, between(0.6, 1.5));
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            person.stays(between(5, 25), 8);
            Spot at = person.spot();
            person.move(
                    at.x() + between(-0.12, 0.12),
                    at.y() + between(-0.12, 0.12),
                    person.heading() + between(-40, 40),
                    seated.varied(random, 8),
                    between(0.6, 2));
        }
        person.pose(Pose.HALF_KNEELING, between(1, 2.5)).pose(Pose.STANDING, between(0.8, 2));
        leaves(person);
    }

    private void child() {
        Person parent = comes();
        Look look = Look.child(random);
        Spot start = parent.spot();
        Person child =
                new Person(
                        look,
                        random,
                        parent.until(),
                        start.plus(0.45, 0.1, 0),
                        between(0, 360),
                        Pose.ALL_FOURS.towards(Pose.STANDING, 0.1));
        // Put down by the parent, who bends for it.
        parent.pose(Pose.LEANING, 1).pose(Pose.STANDING, 1);
        things.add(child);
        for (int i = 4 + random.nextInt(8); i > 0; i--) {
            Spot to = somewhere();
            Spot at = child.spot();
            Spot step = at.towards(to, Math.min(1, 1.4 / Math.max(0.1, at.distance(to))));
            child.walk(step, between(0.15, 0.5)).stays(between(0.5, 5), 6);
            if (once(0.3)) {
                child.pose(Pose.CROSS_LEGGED, between(0.5, 1.2))
                        .stays(between(3, 20), 10)
                        .pose(Pose.ALL_FOURS, between(0.5, 1.2));
            } else if (once(0.15)) {
                child.pose(Pose.STANDING, between(0.8, 2))
                        .stays(between(1, 5), 5)
                        .pose(Pose.CROSS_LEGGED, between(0.3, 0.8))
                        .stays(between(1, 5), 8)
                        .pose(Pose.ALL_FOURS, between(0.5, 1.2));
            }
        }
        boolean seated = once(0.5);
        if (seated) {
            sit(parent, inRoom, between(0.6, 1.2));
        }
        parent.stays(Math.max(1, child.until() - parent.until() - 3), 5);
        if (seated) {
            rise(parent);
        }
        parent.walk(child.spot().plus(0.4, 0, 0), 0.9).pose(Pose.LEANING, 1);
        child.pose(child.pose(), Math.max(0.1, parent.until() - child.until()));
        parent.pose(Pose.STANDING, 1);
        leaves(parent);
    }

    private void pet() {
        boolean dog = once(0.5);
        double length = dog ? between(0.45, 0.7) : between(0.3, 0.38);
        int[] furs = {0x2a2622, 0xb89060, 0xd8d0c4, 0x6a6460, 0x8a5a34};
        Pet pet =
                new Pet(
                        length,
                        dog ? 0.6 * length : 0.45 * length,
                        Look.any(furs, random),
                        now,
                        room.outside(once(0.5)));
        pet.goes(room.door(), between(0.5, 1.5));
        things.add(pet);
        if (once(0.6)) {
            Person person = comes();
            person.walk(somewhere(), between(0.4, 1)).stays(between(5, 40), 4);
            if (once(0.4)) {
                person.pose(Pose.LEANING, 1).stays(between(1, 5), 6).pose(Pose.STANDING, 1);
            }
            leaves(person);
        }
        for (int i = 3 + random.nextInt(7); i > 0; i--) {
            pet.goes(somewhere(), between(0.4, 2.5)).stands(between(0.2, 4));
            if (once(0.3)) {
                pet.lies(between(5, 80));
            } else if (!dog && once(0.3)) {
                Spot seat = room.onSofa(0.6, between(0.2, 0.8));
                pet.goes(room.onSofa(1.3, 0.5).plus(0, 0, -Room.SEAT_TOP), 0.8)
                        .goes(seat, 1.6)
                        .lies(between(3, 40))
                        .goes(room.onSofa(1.4, 0.5).plus(0, 0, -Room.SEAT_TOP), 1.6);
            }
        }
        pet.goes(room.door().plus(0, -1, 0), between(0.5, 1.5))
                .goes(room.door(), 1)
                .goes(room.outside(once(0.5)), 1);
    }

    private void wheelchair() {
        Person person =
                new Person(
                                Look.adult(random),
                                random,
                                now,
                                room.outside(once(0.5)),
                                180,
                                Pose.sitting(0.47))
                        .onWheels();
        things.add(person);
        person.walk(room.door(), between(0.3, 0.7));
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            person.walk(somewhere(), between(0.25, 0.8)).stays(between(2, 40), 4);
            if (once(0.25)) {
                person.pose(Pose.stooping(0.47), between(0.6, 1.5))
                        .stays(between(1, 8), 4)
                        .pose(Pose.sitting(0.47), between(0.8, 1.5));
            }
        }
        person.walk(room.door().plus(0, -1, 0), between(0.3, 0.7))
                .walk(room.door(), between(0.3, 0.7))
                .walk(room.outside(once(0.5)), between(0.4, 0.8));
    }

    private void carer() {
        Person resident = comes();
        double came = resident.until();
        bed(resident, true);
        Person carer = enters(Look.adult(random), came + between(8, 14));
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            carer.walk(room.onBed(1.4, between(0.2, 0.8)), between(0.6, 1.2))
                    .turn(room.outOfBed() + 180);
            for (int j = 1 + random.nextInt(3); j > 0; j--) {
                Pose down = once(0.7) ? Pose.LEANING : Pose.BENDING;
                carer.pose(down.varied(random, 6), between(0.5, 1.2))
                        .stays(between(1, 9), 6)
                        .pose(Pose.STANDING, between(0.6, 1.2));
            }
        }
        leaves(carer);
    }

    private void two() {
        Person one = comes();
        Person other = enters(Look.adult(random), now + between(2, 8));
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            one.walk(somewhere(), between(0.4, 1.2)).stays(between(1, 8), 5);
            Spot near = one.spot().plus(between(-0.8, 0.8), between(-0.6, 0.6), 0);
            other.walk(near, between(0.4, 1.2)).stays(between(1, 8), 5);
        }
        if (once(0.5)) {
            sit(one, inRoom, between(0.5, 1.2));
            one.stays(between(4, 40), 4);
            rise(one);
        }
        if (once(0.4)) {
            other.pose(Pose.BENDING, between(0.6, 1)).pose(Pose.STANDING, between(0.6, 1.2));
        }
        leaves(one);
        leaves(other);
    }

    private void chair() {
        Person person = comes();
        Spot from = inRoom.spot();
        person.walk(from.plus(0.45, 0.1, 0), between(0.5, 1))
                .pose(Pose.LEANING.towards(Pose.STANDING, 0.4), 0.7);
        Spot to = somewhere();
        double began = person.until();
        double seconds = from.distance(to) / 0.5 + 0.5;
        inRoom.push(began, seconds, to, between(90, 270));
        person.move(
                        to.x() + 0.45,
                        to.y() + 0.1,
                        person.heading(),
                        Pose.LEANING.towards(Pose.STANDING, 0.4),
                        seconds)
                .pose(Pose.STANDING, 0.7);
        if (once(0.5)) {
            sit(person, inRoom, between(0.5, 1.2));
            person.stays(between(5, 40), 5);
            rise(person);
        }
        leaves(person);
    }
}
