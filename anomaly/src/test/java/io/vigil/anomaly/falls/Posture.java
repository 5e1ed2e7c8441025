package io.vigil.anomaly.falls;

/**
 * The outline of a body and how a small detector takes it.
 *
 * @param tall height of its box in standing heights
 * @param wide width of its box in standing heights
 * @param seen share of frames in which it is seen as a person
 * @param surely mean score where it is
 * @param animal share of frames in which it is taken for an animal besides
 */
record Posture(double tall, double wide, double seen, double surely, double animal) {
    static final Posture STANDING = new Posture(1, 0.38, 0.97, 0.8, 0);
    static final Posture SITTING = new Posture(0.7, 0.5, 0.9, 0.65, 0.02);
    static final Posture SQUATTING = new Posture(0.58, 0.5, 0.8, 0.55, 0.05);
    static final Posture BENDING = new Posture(0.66, 0.62, 0.8, 0.55, 0.05);
    static final Posture KNEELING = new Posture(0.68, 0.46, 0.85, 0.6, 0.03);
    static final Posture ON_THE_FLOOR = new Posture(0.52, 0.62, 0.75, 0.5, 0.1);
    static final Posture CRAWLING = new Posture(0.42, 0.66, 0.4, 0.35, 0.4);
    static final Posture LYING = new Posture(0.28, 0.92, 0.5, 0.35, 0.5);
    static final Posture LYING_AWAY = new Posture(0.5, 0.46, 0.5, 0.35, 0.4);
    static final Posture IN_A_WHEELCHAIR = new Posture(0.76, 0.6, 0.85, 0.6, 0.02);

    Posture towards(Posture other, double share) {
        return new Posture(
                tall + share * (other.tall - tall),
                wide + share * (other.wide - wide),
                seen + share * (other.seen - seen),
                surely + share * (other.surely - surely),
                animal + share * (other.animal - animal));
    }
}
