package io.vigil.deploy.falls.room;

/** A tapered rod with round ends: what bodies and small furniture are made of. */
record Limb(Spot from, double fromRadius, Spot to, double toRadius, int rgb) {
    static Limb of(Spot from, Spot to, double radius, int rgb) {
        return new Limb(from, radius, to, radius, rgb);
    }

    Limb shadow(Spot light) {
        return new Limb(from.shadow(light), fromRadius, to.shadow(light), toRadius, 0);
    }
}
