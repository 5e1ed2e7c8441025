package io.vigil.anomaly.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether as many false alarms come as were asked for. Streams of thirty days of places that nobody
 * has seen, read from files, with two anomalies a day in them: two days are learnt from, days 8 to
 * 30 are judged. The constants of the calibration were settled on seeds 101 to 140.
 */
class PromiseTest {
    private static final int DAYS = 30;
    private static final double INJECTED_PER_DAY = 2;
    private static final double[] ASKED = {1, 5, 20};

    /** Index of the budget at which anomalies are to be found. */
    private static final int FIVE = 1;

    @TempDir Path folder;

    @Test
    void alarmsComeAsAskedAndAnomaliesAreFound() {
        List<Month> months =
                LongStream.rangeClosed(1, 20).parallel().mapToObj(this::month).toList();
        String table = table(months);
        System.out.println(table);
        for (int a = 0; a < ASKED.length; a++) {
            int budget = a;
            assertThat(months.stream().mapToDouble(m -> m.ratio(budget, 8, DAYS)))
                    .as(table)
                    .allMatch(ratio -> ratio <= 5);
            assertThat(months.stream().filter(m -> isKept(m.ratio(budget, 8, DAYS))).count())
                    .as(table)
                    .isGreaterThanOrEqualTo(18);
        }
        int found = months.stream().mapToInt(m -> Arrays.stream(m.found[FIVE]).sum()).sum();
        int all = months.stream().mapToInt(m -> Arrays.stream(m.injected).sum()).sum();
        assertThat(found / (double) all).as(table).isGreaterThanOrEqualTo(0.9);
    }

    private static boolean isKept(double ratio) {
        return 0.3 <= ratio && ratio <= 3;
    }

    private Month month(long seed) {
        try {
            return Month.of(seed, DAYS, INJECTED_PER_DAY, folder, ASKED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table(List<Month> months) {
        StringBuilder table =
                new StringBuilder(
                        """
                        Realised over asked, days 8-30 (days 3-7); found of injected speeds, angles, sizes at 5 a day
                        seed       1 a day       5 a day      20 a day   found at 5 a day
                        """);
        for (int m = 0; m < months.size(); m++) {
            Month month = months.get(m);
            table.append("%4d".formatted(m + 1));
            for (int a = 0; a < ASKED.length; a++) {
                table.append(
                        String.format(
                                Locale.ROOT,
                                "   %4.2f (%4.2f)",
                                month.ratio(a, 8, DAYS),
                                month.ratio(a, 3, 7)));
            }
            table.append("   ");
            for (int t = 0; t < World.TERMS; t++) {
                table.append("%2d/%2d ".formatted(month.found[FIVE][t], month.injected[t]));
            }
            table.append(new World(m + 1)).append('\n');
        }
        for (int a = 0; a < ASKED.length; a++) {
            int budget = a;
            double[] ratios = months.stream().mapToDouble(m -> m.ratio(budget, 8, DAYS)).toArray();
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%2.0f a day: %d of %d within 0.3 to 3, %.2f to %.2f, false alarms of days 3-7: %s%n",
                            ASKED[a],
                            Arrays.stream(ratios).filter(PromiseTest::isKept).count(),
                            ratios.length,
                            Arrays.stream(ratios).min().orElse(0),
                            Arrays.stream(ratios).max().orElse(0),
                            months.stream()
                                    .map(m -> Integer.toString(m.alarms(budget, 3, 7)))
                                    .collect(Collectors.joining(" "))));
        }
        for (int a = 0; a < ASKED.length; a++) {
            int budget = a;
            int found = months.stream().mapToInt(m -> Arrays.stream(m.found[budget]).sum()).sum();
            int all = months.stream().mapToInt(m -> Arrays.stream(m.injected).sum()).sum();
            table.append(
                    String.format(
                            Locale.ROOT, "found at %.0f a day: %d of %d%n", ASKED[a], found, all));
        }
        return table.toString();
    }
}
