package io.vigil.deploy.falls.room;

import java.util.Arrays;

/** What the camera sees of the empty room, in each kind of light. */
final class Backdrop {
    private static final int PIXELS = View.WIDTH * View.HEIGHT;

    /** Three channels a pixel, blue first, under daylight and lamp of strength 1. */
    final float[] day = new float[3 * PIXELS];

    final float[] lamp = new float[3 * PIXELS];

    /** Under the camera's own light. */
    final float[] infrared = new float[PIXELS];

    /** In metres along the optical axis. */
    final float[] depth = new float[PIXELS];

    final boolean[] floor = new boolean[PIXELS];

    private final Room room;
    private final long grain;

    Backdrop(Room room, long grain) {
        this.room = room;
        this.grain = grain;
        for (int y = 0; y < View.HEIGHT; y++) {
            for (int x = 0; x < View.WIDTH; x++) {
                trace(y * View.WIDTH + x, room.view().ahead(x + 0.5, y + 0.5));
            }
        }
    }

    private void trace(int pixel, Spot ahead) {
        Spot eye = room.view().eye();
        double[] normal = new double[3];
        double[] best = {0, 0, 1};
        double nearest = Double.POSITIVE_INFINITY;
        Block hit = null;
        for (Block block : room.blocks()) {
            double at = block.hit(eye, ahead, normal);
            if (at < nearest) {
                nearest = at;
                hit = block;
                best = normal.clone();
            }
        }
        double down = eye.z() / Math.max(1e-6, eye.z() - ahead.z());
        boolean onFloor = ahead.z() < eye.z() && down < nearest;
        if (onFloor) {
            nearest = down;
            best = new double[] {0, 0, 1};
        }
        Spot spot = eye.towards(ahead, nearest);
        double texture =
                onFloor ? planks(spot) : 1 + hit.pattern() * 0.5 * (speckle(spot, 0.11) - 0.5);
        int rgb = onFloor ? room.floorRgb() : hit.rgb();
        double daylight = texture * Lighting.day(room, spot, best);
        double lamplight = texture * Lighting.lamp(room, spot, best) * shaded(spot);
        for (int channel = 0; channel < 3; channel++) {
            double albedo = (rgb >> (8 * channel)) & 0xff;
            day[3 * pixel + channel] = (float) (albedo * daylight);
            lamp[3 * pixel + channel] = (float) (albedo * lamplight * Lighting.LAMP_TINT[channel]);
        }
        double grey = 0.45 * Lighting.grey(rgb) + 45;
        infrared[pixel] =
                (float)
                        (grey
                                * texture
                                * Lighting.infrared(room.view(), spot, best)
                                * Lighting.vignette(pixel));
        depth[pixel] = (float) nearest;
        floor[pixel] = onFloor;
    }

    /** Less where furniture stands between the spot and the lamp. */
    private double shaded(Spot spot) {
        double[] normal = new double[3];
        Spot lampAt = room.lamp();
        for (Block block : room.blocks()) {
            double at = block.hit(spot.towards(lampAt, 0.02), lampAt, normal);
            if (at < 1) {
                return 0.55;
            }
        }
        return 1;
    }

    private double planks(Spot spot) {
        double joint = Math.abs(spot.x() / 0.14 - Math.rint(spot.x() / 0.14)) < 0.04 ? 0.8 : 1;
        Spot plank = new Spot(Math.floor(spot.x() / 0.14), Math.floor(spot.y() / 1.2), 0);
        return joint * (0.88 + 0.16 * speckle(plank, 1) + 0.06 * speckle(spot, 0.05));
    }

    /** Uniform in [0, 1], one value for each cube of a grid. */
    private double speckle(Spot spot, double size) {
        long hash = grain;
        for (double each : new double[] {spot.x(), spot.y(), spot.z()}) {
            hash = (hash ^ (long) Math.floor(each / size)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (hash & 0xffff) / 65535.0;
    }

    /** The empty room under a light, into three channels a pixel. */
    void light(Light.Now light, float[] into) {
        if (light.infrared()) {
            for (int i = 0; i < PIXELS; i++) {
                Arrays.fill(into, 3 * i, 3 * i + 3, infrared[i]);
            }
            return;
        }
        float fromDay = (float) (light.day() * light.exposure());
        float fromLamp = (float) (light.lamp() * light.exposure());
        for (int i = 0; i < into.length; i++) {
            into[i] = fromDay * day[i] + fromLamp * lamp[i];
        }
    }
}
