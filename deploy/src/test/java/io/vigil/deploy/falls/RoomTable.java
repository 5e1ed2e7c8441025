package io.vigil.deploy.falls;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Hours and false alarms by what goes on and by light, and how the falls among it were told. */
final class RoomTable {
    private static final class Sum {
        private double hours;
        private int alarms;
        private int falls;
        private int told;
        private int timely;

        String rate() {
            ExactInterval rate = ExactInterval.ofEvents(alarms);
            return String.format(
                    Locale.ROOT,
                    "%8.2f %6d %8.2f   %.2f to %.2f",
                    hours,
                    alarms,
                    alarms / hours,
                    rate.low() / hours,
                    rate.high() / hours);
        }

        String recall() {
            ExactInterval share = ExactInterval.ofShare(timely, falls);
            return String.format(
                    Locale.ROOT,
                    "%8d %6d %8d   %.2f, %.2f to %.2f",
                    falls,
                    told,
                    timely,
                    timely / (double) falls,
                    share.low(),
                    share.high());
        }
    }

    private final Map<String, Sum> activities = new TreeMap<>();
    private final Map<String, Sum> lights = new TreeMap<>();
    private final Map<String, Sum> kinds = new TreeMap<>();
    private final Sum all = new Sum();
    private final List<Double> delays = new ArrayList<>();
    private int again;

    /**
     * @param lines of {@link RoomScore.Row}
     */
    RoomTable(List<String> lines) {
        lines.forEach(line -> add(line.split(",", -1)));
        Collections.sort(delays);
    }

    private void add(String[] cells) {
        double from = Double.parseDouble(cells[6]);
        double until = Double.parseDouble(cells[7]);
        double told = Double.parseDouble(cells[8]);
        List<Sum> sums =
                new ArrayList<>(List.of(all, sum(activities, cells[1]), sum(lights, cells[3])));
        if (!cells[2].isEmpty()) {
            sums.add(sum(kinds, cells[2]));
        }
        for (Sum sum : sums) {
            sum.hours += Double.parseDouble(cells[5]) / 3600;
            sum.alarms += cells[10].isEmpty() ? 0 : cells[10].split(" ", -1).length;
            sum.falls += Double.isNaN(from) ? 0 : 1;
            sum.told += Double.isNaN(told) ? 0 : 1;
            sum.timely += told <= until + ClipScore.GRACE_SECONDS ? 1 : 0;
        }
        again += Integer.parseInt(cells[9]);
        if (!Double.isNaN(told)) {
            delays.add(told - from);
        }
    }

    private static Sum sum(Map<String, Sum> sums, String name) {
        return sums.computeIfAbsent(name, none -> new Sum());
    }

    double hours() {
        return all.hours;
    }

    int falseAlarms() {
        return all.alarms;
    }

    int falls() {
        return all.falls;
    }

    int told() {
        return all.told;
    }

    private double delay(double share) {
        return delays.isEmpty()
                ? Double.NaN
                : delays.get((int) Math.max(0, Math.ceil(share * delays.size()) - 1));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, "nobody down", "   hours  false  an hour   95 %");
        activities.forEach((name, sum) -> line(text, name, sum.rate()));
        lights.forEach((name, sum) -> line(text, name, sum.rate()));
        line(text, "all", all.rate());
        line(text, "", "");
        line(text, "falls", "     all   told  in time   share, 95 %");
        kinds.forEach((name, sum) -> line(text, name, sum.recall()));
        lights.forEach((name, sum) -> line(text, name, sum.recall()));
        line(text, "all", all.recall());
        text.append(
                String.format(
                        Locale.ROOT,
                        "told after %.1f s (median), %.1f s (95 %%); told again while down: %d%n",
                        delay(0.5),
                        delay(0.95),
                        again));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String rest) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        text.append(String.format(Locale.ROOT, "%-24s %s", plain, rest).stripTrailing())
                .append('\n');
    }
}
