package io.vigil.tracking.simulation;

import io.vigil.tracking.Affine;
import java.util.Arrays;

/**
 * Draws a scene's frames as a camera would deliver them: shadows, a little sensor noise, light that
 * drifts, the blur of a camera that moves. The same scene, seed and frame give the same bytes
 * everywhere. Not for many threads.
 */
public final class Renderer {
    /** Standard deviation of the sensor's noise is about 0.6 of it, in steps of 256. */
    private static final int NOISE = 4;

    /** Moments that one blurred image is gathered from. */
    private static final int EXPOSURES = 8;

    private static final double DRIFT = 0.02;
    private static final double DRIFT_SECONDS = 45;

    private final Scene scene;
    private final long seed;
    private final Panorama panorama;
    private final byte[] exposure;
    private final int[] gathered;
    private final byte[] lit = new byte[256];

    public Renderer(Scene scene, long seed) {
        this.scene = scene;
        this.seed = seed;
        this.panorama = scene.panorama();
        this.exposure = new byte[3 * scene.width() * scene.height()];
        this.gathered = new int[exposure.length];
    }

    /**
     * Draws one frame.
     *
     * @param frame from 0
     * @param bgr filled with 3 bytes a pixel, blue first, rows without padding
     */
    public void render(int frame, byte[] bgr) {
        if (bgr.length != exposure.length) {
            throw new IllegalArgumentException(
                    "Scene %s needs %d bytes a frame, but got %d"
                            .formatted(scene.name(), exposure.length, bgr.length));
        }
        double now = frame / scene.framesPerSecond();
        if (scene.filming().shutterSeconds() == 0) {
            expose(now, bgr);
        } else {
            blur(now, scene.filming().shutterSeconds(), bgr);
        }
        light(now);
        grain(frame, bgr);
    }

    /** What is seen at one moment. */
    private void expose(double now, byte[] bgr) {
        Affine view = scene.view(now);
        panorama.see(view, scene.width(), scene.height(), bgr);
        Canvas canvas = new Canvas(scene.width(), scene.height(), bgr);
        Painter painter = view.isIdentity() ? canvas : new Viewed(canvas, view);
        for (Actor actor : scene.present(now)) {
            Figures.shadow(actor, now, scene.scale(actor, now), painter);
        }
        for (Actor actor : scene.present(now)) {
            Figures.draw(actor, now, scene.scale(actor, now), painter);
        }
    }

    private void blur(double now, double shutterSeconds, byte[] bgr) {
        Arrays.fill(gathered, 0);
        for (int i = 0; i < EXPOSURES; i++) {
            expose(now + shutterSeconds * ((i + 0.5) / EXPOSURES - 0.5), exposure);
            for (int j = 0; j < exposure.length; j++) {
                gathered[j] += exposure[j] & 0xff;
            }
        }
        for (int j = 0; j < bgr.length; j++) {
            bgr[j] = (byte) ((gathered[j] + EXPOSURES / 2) / EXPOSURES);
        }
    }

    private void light(double now) {
        double gain = 1 + DRIFT * StrictMath.sin(2 * Math.PI * now / DRIFT_SECONDS);
        for (int value = 0; value < lit.length; value++) {
            lit[value] = (byte) Math.min(255, Math.round(value * gain));
        }
    }

    /**
     * Noise of the same strength in all three channels, from a generator of shifts (Marsaglia
     * 2003).
     */
    private void grain(int frame, byte[] bgr) {
        long state = ((seed + 1) * 0x9E3779B97F4A7C15L) ^ ((frame + 1) * 0xD1342543DE82EF95L);
        for (int i = 0; i < bgr.length; i += 3) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            // The sum of two uniform values is humped enough for a sensor.
            int noise =
                    (int) (((state & 0xff) * NOISE) >> 8)
                            - (int) ((((state >>> 8) & 0xff) * NOISE) >> 8);
            for (int channel = i; channel < i + 3; channel++) {
                int value = (lit[bgr[channel] & 0xff] & 0xff) + noise;
                bgr[channel] = (byte) Math.max(0, Math.min(255, value));
            }
        }
    }
}
