package io.vigil.anomaly.simulation;

import io.vigil.anomaly.calibration.CalibrationSettings;
import io.vigil.anomaly.calibration.CalibrationState;
import io.vigil.anomaly.calibration.RunningCalibration;
import io.vigil.anomaly.calibration.TailModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** What a running calibration makes of a stream that is read from a file, at several budgets. */
public final class Month {
    private static final int FIRST_DAYS = 2;

    /** An alarm so many seconds after an injection began is due to it. */
    private static final int DUE = 12;

    private final double[] asked;
    private final int days;

    /** False alarms by budget and day. */
    final int[][] alarms;

    /** Injections found by budget and term, and all by term. */
    final int[][] found;

    final int[] injected = new int[World.TERMS];
    final CalibrationState[] states;
    final RunningCalibration[] running;

    Month(int days, double... asked) {
        this.days = days;
        this.asked = asked;
        this.alarms = new int[asked.length][days];
        this.found = new int[asked.length][World.TERMS];
        this.states = new CalibrationState[asked.length];
        this.running = new RunningCalibration[asked.length];
    }

    static Month of(long seed, int days, double injectedPerDay, Path folder, double... asked)
            throws IOException {
        World world = new World(seed);
        Path file = Files.createTempFile(folder, "stream-" + seed + "-", ".terms");
        try {
            List<Injection> injections =
                    Recording.write(world, seed, days, injectedPerDay, FIRST_DAYS + 1, file);
            Month month = new Month(days, asked);
            month.judge(world, file, injections);
            return month;
        } finally {
            Files.delete(file);
        }
    }

    private void judge(World world, Path file, List<Injection> injections) throws IOException {
        TailModel[] terms = terms(file);
        for (int a = 0; a < asked.length; a++) {
            running[a] = new RunningCalibration(CalibrationSettings.of(asked[a], ZoneOffset.UTC));
            states[a] = CalibrationState.empty();
        }
        for (Injection injection : injections) {
            injected[injection.term()] += injection.second() < (days * World.DAY) - DUE ? 1 : 0;
        }
        long start = world.firstDay() * World.DAY;
        int[] at = {0};
        boolean[] isFound = new boolean[asked.length];
        Recording.read(
                file,
                days * World.DAY,
                (second, speed, angle, size) -> {
                    double score =
                            Float.isNaN(speed)
                                    ? 0
                                    : fused(
                                            terms[0].surprise(speed),
                                            terms[1].surprise(angle),
                                            terms[2].surprise(size));
                    while (at[0] < injections.size()
                            && injections.get(at[0]).second() + DUE < second) {
                        at[0]++;
                        Arrays.fill(isFound, false);
                    }
                    Injection due =
                            at[0] < injections.size() && injections.get(at[0]).second() <= second
                                    ? injections.get(at[0])
                                    : null;
                    long micros = (start + second) * 1_000_000L;
                    for (int a = 0; a < asked.length; a++) {
                        RunningCalibration.Step step = running[a].step(states[a], micros, score);
                        states[a] = step.state();
                        boolean isAlarm = step.judgement().alarmed();
                        if (due != null && isAlarm && !isFound[a]) {
                            isFound[a] = true;
                            found[a][due.term()]++;
                        } else if (step.judgement().opened() && due == null) {
                            alarms[a][second / World.DAY]++;
                        }
                    }
                });
    }

    /** The greatest and a quarter of the second. */
    private static double fused(double... surprises) {
        Arrays.sort(surprises);
        return surprises[surprises.length - 1] + 0.25 * surprises[surprises.length - 2];
    }

    private static TailModel[] terms(Path file) throws IOException {
        int seconds = FIRST_DAYS * World.DAY;
        double[][] scores = new double[World.TERMS][seconds];
        int[] n = {0};
        Recording.read(
                file,
                seconds,
                (second, speed, angle, size) -> {
                    if (!Float.isNaN(speed)) {
                        scores[0][n[0]] = speed;
                        scores[1][n[0]] = angle;
                        scores[2][n[0]++] = size;
                    }
                });
        TailModel[] terms = new TailModel[World.TERMS];
        String[] names = {"speed", "angle", "size"};
        for (int t = 0; t < terms.length; t++) {
            terms[t] = TailModel.of(names[t], Arrays.copyOf(scores[t], n[0]));
        }
        return terms;
    }

    /** False alarms from a day to another, both counted from 1 and included. */
    int alarms(int budget, int from, int to) {
        return Arrays.stream(alarms[budget], from - 1, to).sum();
    }

    double ratio(int budget, int from, int to) {
        return alarms(budget, from, to) / (asked[budget] * (to - from + 1));
    }

    double recall(int budget) {
        return Arrays.stream(found[budget]).sum() / (double) Arrays.stream(injected).sum();
    }
}
