package io.vigil.ingest.memory;

import java.util.List;

/** Says which objects a patch is: one, a part of one, or several people who hide one another. */
final class ObjectCutter {
    private static final double UNKNOWN = 0.5;
    private static final double ONE = 0.9;
    private static final double ONE_LYING = 0.7;
    private static final double ONE_OF_SEVERAL = 0.6;
    private static final double HALF_HIDDEN = 0.4;
    private static final double NOT_A_PERSON = 0.3;
    private static final double A_SCRAP = 0.1;

    /** A standing person fills about so much of the rectangle around. */
    private static final double USUAL_FILL = 0.6;

    private final PatchMap map;
    private final PersonSizes sizes;
    private final Companions companions;

    ObjectCutter(PatchMap map, PersonSizes sizes, Companions companions) {
        this.companions = companions;
        this.map = map;
        this.sizes = sizes;
    }

    /** At least one piece. */
    List<Piece> cut(Patch patch) {
        List<Companions.Known> members = companions.within(patch, map);
        boolean vehicles = members.stream().anyMatch(ObjectCutter::wide);
        List<Piece> people = vehicles ? List.of() : people(patch);
        if (people.size() > 1) {
            return people;
        }
        if (members.isEmpty()) {
            companions.follow(patch, people.get(0).certainty());
            return people;
        }
        companions.keep(members, patch);
        return members.stream().map(member -> piece(member, patch)).toList();
    }

    private static boolean wide(Companions.Known member) {
        return member.right() - member.left() > member.bottom() - member.top();
    }

    private Piece piece(Companions.Known member, Patch patch) {
        int left = (int) Math.max(0, member.left());
        int top = (int) Math.max(0, member.top());
        int right = (int) Math.min(map.width(), Math.ceil(member.right()));
        int bottom = (int) Math.min(map.height(), Math.ceil(member.bottom()));
        int filled = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                filled += map.at(x, y) == patch.id() ? 1 : 0;
            }
        }
        double fill = filled / Math.max(1.0, (right - left) * (double) (bottom - top));
        return new Piece(
                member.left(),
                member.top(),
                member.right(),
                member.bottom(),
                Math.max(0.01, fill),
                Math.min(ONE_OF_SEVERAL, member.certainty()));
    }

    /** Nothing is cut before the size of people is known. */
    private List<Piece> people(Patch patch) {
        if (!sizes.known()) {
            return List.of(Piece.whole(patch, UNKNOWN));
        }
        double height = sizes.height(patch.bottom());
        double width = sizes.width(patch.bottom());
        double tall = patch.height() / height;
        double wide = patch.width() / width;
        boolean large = tall > 1.3 || wide > 1.5;
        if (tall > 2.5 || (wide > 2.4 && patch.solid())) {
            return List.of(Piece.whole(patch, UNKNOWN));
        }
        double area = patch.area() / (USUAL_FILL * height * width);
        if (tall < 0.7 && patch.width() < 1.3 * height && area > 0.5 && area < 1.5) {
            return List.of(Piece.whole(patch, ONE_LYING));
        }
        if (!large) {
            boolean whole = tall > 0.7 && wide > 0.6;
            return List.of(Piece.whole(patch, whole ? ONE : tall > 0.5 ? HALF_HIDDEN : A_SCRAP));
        }
        List<Piece> people = new PersonCover(map, sizes).cover(patch);
        return people.isEmpty()
                ? List.of(Piece.whole(patch, tall < 0.5 ? A_SCRAP : NOT_A_PERSON))
                : people;
    }
}
