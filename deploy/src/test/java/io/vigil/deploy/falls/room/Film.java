package io.vigil.deploy.falls.room;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Films a room: furniture hides and is hidden by depth, bodies are lit where they are and throw
 * shadows on the floor, the sensor has noise, of which there is more in the dark.
 */
final class Film {
    private static final int PIXELS = View.WIDTH * View.HEIGHT;
    private static final int GRAINS = 1 << 16;

    /** Standard deviation of noise by day and by infra-red, in steps of 256. */
    private static final double DAY_NOISE = 2.2;

    private static final double NIGHT_NOISE = 4.5;

    private final Room room;
    private final Backdrop backdrop;
    private final Light light;
    private final Random noise;
    private final byte[] grains = new byte[GRAINS];
    private final float[] base = new float[3 * PIXELS];
    private final float[] image = new float[3 * PIXELS];
    private final float[] depth = new float[PIXELS];
    private final float[] shade = new float[PIXELS];
    private Light.Now lit = new Light.Now(0, 0, false, 0);

    Film(Room room, Light light, long seed) {
        this.room = room;
        this.light = light;
        this.backdrop = new Backdrop(room, seed);
        this.noise = new Random(seed);
        for (int i = 0; i < GRAINS; i++) {
            grains[i] = (byte) Math.round(Math.max(-127, Math.min(127, 32 * noise.nextGaussian())));
        }
    }

    /**
     * @param bgr filled with three bytes a pixel, blue first
     */
    void shoot(double seconds, List<Thing> things, byte[] bgr) {
        Light.Now now = light.at(seconds);
        if (!now.equals(lit)) {
            backdrop.light(now, base);
            lit = now;
        }
        System.arraycopy(base, 0, image, 0, image.length);
        System.arraycopy(backdrop.depth, 0, depth, 0, depth.length);
        List<List<Limb>> bodies =
                things.stream()
                        .map(thing -> thing.limbs(seconds))
                        .filter(limbs -> !limbs.isEmpty())
                        .toList();
        if (!now.infrared()) {
            shadows(bodies, now);
        }
        for (List<Limb> limbs : bodies) {
            for (Limb limb : limbs) {
                draw(limb, now);
            }
        }
        develop(now.infrared() ? NIGHT_NOISE : DAY_NOISE, bgr);
    }

    private void shadows(List<List<Limb>> bodies, Light.Now now) {
        Arrays.fill(shade, 1);
        double all = now.day() + now.lamp();
        for (List<Limb> limbs : bodies) {
            for (Limb limb : limbs) {
                // The higher, the softer: neither window nor lamp is a point.
                double high = (limb.from().z() + limb.to().z()) / 2;
                double soft = 1 + 1.8 * high;
                shadow(limb.shadow(room.window()), soft, 0.5 * now.day() / all / soft);
                if (now.lamp() > 0) {
                    shadow(limb.shadow(room.lamp()), soft, 0.5 * now.lamp() / all / soft);
                }
            }
        }
        for (int i = 0; i < PIXELS; i++) {
            if (shade[i] < 1 && backdrop.floor[i]) {
                image[3 * i] *= shade[i];
                image[3 * i + 1] *= shade[i];
                image[3 * i + 2] *= shade[i];
            }
        }
    }

    private void shadow(Limb limb, double soft, double strength) {
        double[] from = room.view().see(limb.from());
        double[] to = room.view().see(limb.to());
        if (from[2] < View.NEAREST || to[2] < View.NEAREST) {
            return;
        }
        rods(
                from,
                (0.5 + soft) * limb.fromRadius(),
                to,
                (0.5 + soft) * limb.toRadius(),
                (i, along, off, below) -> {
                    float dark = (float) (1 - strength * Math.min(1, 1.6 * (1 - off)));
                    shade[i] = Math.min(shade[i], dark);
                });
    }

    private interface Brush {
        /**
         * @param along the rod in [0, 1]
         * @param off its axis, as a share of the radius
         * @param below the axis, likewise, negative above
         */
        void at(int pixel, double along, double off, double below);
    }

    private void rods(double[] from, double fromRadius, double[] to, double toRadius, Brush brush) {
        double fromPixels = fromRadius * room.view().scale(from[2]);
        double toPixels = toRadius * room.view().scale(to[2]);
        double most = Math.max(fromPixels, toPixels);
        int left = (int) Math.max(0, Math.min(from[0], to[0]) - most);
        int right = (int) Math.min(View.WIDTH - 1, Math.max(from[0], to[0]) + most);
        int top = (int) Math.max(0, Math.min(from[1], to[1]) - most);
        int bottom = (int) Math.min(View.HEIGHT - 1, Math.max(from[1], to[1]) + most);
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.max(1e-9, dx * dx + dy * dy);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double px = x + 0.5 - from[0];
                double py = y + 0.5 - from[1];
                double along = Math.max(0, Math.min(1, (px * dx + py * dy) / length));
                double offX = px - along * dx;
                double offY = py - along * dy;
                double radius = fromPixels + along * (toPixels - fromPixels);
                double off = offX * offX + offY * offY;
                if (off < radius * radius) {
                    brush.at(y * View.WIDTH + x, along, Math.sqrt(off) / radius, offY / radius);
                }
            }
        }
    }

    private void draw(Limb limb, Light.Now now) {
        double[] from = room.view().see(limb.from());
        double[] to = room.view().see(limb.to());
        if (from[2] < View.NEAREST || to[2] < View.NEAREST) {
            return;
        }
        float[] colour = colour(limb, now);
        double bulge = Math.max(limb.fromRadius(), limb.toRadius());
        rods(
                from,
                limb.fromRadius(),
                to,
                limb.toRadius(),
                (i, along, off, below) -> {
                    double deep =
                            from[2] + along * (to[2] - from[2]) - bulge * Math.sqrt(1 - off * off);
                    if (deep < depth[i]) {
                        depth[i] = (float) deep;
                        float shading = (float) (1.02 - 0.2 * off * off - 0.16 * below);
                        image[3 * i] = colour[0] * shading;
                        image[3 * i + 1] = colour[1] * shading;
                        image[3 * i + 2] = colour[2] * shading;
                    }
                });
    }

    private float[] colour(Limb limb, Light.Now now) {
        Spot spot = limb.from().towards(limb.to(), 0.5);
        double[] facing = {0, -0.5, 0.5};
        float[] colour = new float[3];
        if (now.infrared()) {
            int pixel = pixel(spot);
            // Most cloth is lighter in infra-red than to the eye.
            double grey = 0.4 * Lighting.grey(limb.rgb()) + 85;
            double strength =
                    Lighting.infrared(room.view(), spot, facing) * Lighting.vignette(pixel);
            Arrays.fill(colour, (float) (grey * strength));
            return colour;
        }
        double day = now.day() * now.exposure() * Lighting.day(room, spot, facing);
        double lamp = now.lamp() * now.exposure() * Lighting.lamp(room, spot, facing);
        for (int channel = 0; channel < 3; channel++) {
            double albedo = (limb.rgb() >> (8 * channel)) & 0xff;
            colour[channel] = (float) (albedo * (day + lamp * Lighting.LAMP_TINT[channel]));
        }
        return colour;
    }

    private int pixel(Spot spot) {
        double[] seen = room.view().see(spot);
        int x = (int) Math.max(0, Math.min(View.WIDTH - 1, seen[0]));
        int y = (int) Math.max(0, Math.min(View.HEIGHT - 1, seen[1]));
        return y * View.WIDTH + x;
    }

    private void develop(double strength, byte[] bgr) {
        float scale = (float) (strength / 32);
        int grain = noise.nextInt(GRAINS);
        for (int y = 0; y < View.HEIGHT; y++) {
            grain = (grain + noise.nextInt(GRAINS)) & (GRAINS - 1);
            for (int i = 3 * y * View.WIDTH; i < 3 * (y + 1) * View.WIDTH; i += 3) {
                float common = scale * grains[grain];
                grain = (grain + 1) & (GRAINS - 1);
                for (int channel = i; channel < i + 3; channel++) {
                    int value = (int) (image[channel] + common + 0.5f);
                    bgr[channel] = (byte) (value < 0 ? 0 : value > 255 ? 255 : value);
                }
            }
        }
    }
}
