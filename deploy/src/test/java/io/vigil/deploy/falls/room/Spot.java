package io.vigil.deploy.falls.room;

/** A point in the room in metres: x to the right, y away from the camera's wall, z up. */
record Spot(double x, double y, double z) {
    Spot plus(double dx, double dy, double dz) {
        return new Spot(x + dx, y + dy, z + dz);
    }

    Spot towards(Spot other, double share) {
        return new Spot(
                x + share * (other.x - x), y + share * (other.y - y), z + share * (other.z - z));
    }

    double distance(Spot other) {
        return Math.sqrt(
                (x - other.x) * (x - other.x)
                        + (y - other.y) * (y - other.y)
                        + (z - other.z) * (z - other.z));
    }

    /** Where light from there through this point meets the floor; itself where it is on it. */
    Spot shadow(Spot light) {
        double share = Math.min(3, z / Math.max(0.2, light.z - z));
        return new Spot(x + share * (x - light.x), y + share * (y - light.y), 0);
    }
}
