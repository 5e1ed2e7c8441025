package io.vigil.deploy.falls.room;

import java.util.Random;

/**
 * The light in the room over an hour: daylight that drifts and clouds over, a lamp that is
 * switched, and darkness in which the camera sees by its own infra-red. The camera's exposure
 * follows.
 */
final class Light {
    /**
     * One moment.
     *
     * @param day the strength of daylight
     * @param lamp of the lamp
     * @param infrared whether the camera sees by its own light, without colours
     * @param exposure the camera's gain
     */
    record Now(double day, double lamp, boolean infrared, double exposure) {}

    private static final double WANTED = 0.9;

    private final double[] lampSwitches;
    private final double nightFrom;
    private final double nightUntil;
    private final double dayStrength;
    private final double cloudSeconds;
    private final double cloudPhase;
    private final double cloudDepth;
    private final boolean lampAtFirst;
    private double exposure = Double.NaN;
    private double lastSeconds;

    Light(Random random) {
        dayStrength = 0.45 + 0.6 * random.nextDouble();
        cloudSeconds = 60 + 240 * random.nextDouble();
        cloudPhase = 6.3 * random.nextDouble();
        cloudDepth = 0.2 * random.nextDouble();
        // A quarter of all time is night.
        nightFrom = 300 + 2100 * random.nextDouble();
        nightUntil = nightFrom + 900;
        lampAtFirst = random.nextBoolean();
        lampSwitches = random.doubles(5, 100, 3600).sorted().toArray();
    }

    boolean isNight(double seconds) {
        return seconds >= nightFrom && seconds < nightUntil;
    }

    /**
     * @param seconds not before those asked for last
     */
    Now at(double seconds) {
        if (isNight(seconds)) {
            exposure = Double.NaN;
            return new Now(0, 0, true, 1);
        }
        double wave = StrictMath.sin(2 * Math.PI * seconds / cloudSeconds + cloudPhase);
        double shape = wave > 0 ? Math.min(1, 3 * wave) : Math.max(-1, 3 * wave);
        double day = dayStrength * (1 + cloudDepth * shape + 0.03 * StrictMath.sin(seconds / 17));
        boolean lit = lampAtFirst;
        for (double each : lampSwitches) {
            lit ^= seconds >= each;
        }
        double lamp = lit ? 0.5 : 0;
        double wanted = WANTED / Math.sqrt((day + lamp) * 0.9);
        if (Double.isNaN(exposure)) {
            exposure = wanted;
        }
        exposure += (wanted - exposure) * Math.min(1, (seconds - lastSeconds) / 1.5);
        lastSeconds = seconds;
        return new Now(day, lamp, false, exposure);
    }
}
