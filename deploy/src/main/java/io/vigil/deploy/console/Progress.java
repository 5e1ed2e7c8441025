package io.vigil.deploy.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far a piece of work has come: one status line on a terminal, rewritten five times a second at
 * most, and elsewhere a plain line every ten seconds. The rate is that of the last ten seconds.
 * Safe for many threads.
 */
public final class Progress implements AutoCloseable {
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private record Mark(long nanos, long done) {}

    private final Console console;
    private final String what;
    private final String unit;
    private final long total;
    private final long from;
    private final LongSupplier nanos;
    private final long started;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long drawn;
    private long done;

    Progress(Console console, String what, String unit, long total, long from, LongSupplier nanos) {
        this.console = console;
        this.what = what;
        this.unit = unit;
        this.total = total;
        this.from = from;
        this.done = from;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.drawn = started;
        marks.add(new Mark(started, from));
    }

    public void update(long doneSoFar) {
        update(doneSoFar, "");
    }

    /**
     * @param doneSoFar how many are done since the beginning
     * @param note put at the end of the line
     */
    public synchronized void update(long doneSoFar, String note) {
        done = doneSoFar;
        long now = nanos.getAsLong();
        if (now - drawn < (console.terminal() ? REDRAW_NANOS : LINE_NANOS)) {
            return;
        }
        drawn = now;
        marks.add(new Mark(now, done));
        while (marks.size() > 2 && now - marks.peekFirst().nanos() > WINDOW_NANOS) {
            marks.removeFirst();
        }
        String line = line(now, note);
        if (console.terminal()) {
            console.status(line);
        } else {
            console.say(line);
        }
    }

    /** Leaves a last line that says how many there were and how fast. */
    @Override
    public synchronized void close() {
        console.status("");
        double seconds = (nanos.getAsLong() - started) / 1e9;
        double rate = seconds > 0 ? (done - from) / seconds : 0;
        console.say(
                String.format(
                        Locale.ROOT,
                        "%s: %d %s in %s (%.1f a second)",
                        what,
                        done,
                        unit,
                        clock(seconds),
                        rate));
    }

    private String line(long now, String note) {
        Mark first = marks.getFirst();
        double seconds = (now - first.nanos()) / 1e9;
        double rate = seconds > 0 ? (done - first.done()) / seconds : 0;
        String line = String.format(Locale.ROOT, "%s: %d %s", what, done, unit);
        if (total > 0) {
            long percent = Math.min(100, 100 * done / total);
            line = String.format("%s: %d of %d %s (%d %%)", what, done, total, unit, percent);
        }
        line += String.format(Locale.ROOT, ", %.1f a second", rate);
        if (total > done && rate > 0) {
            line += ", " + clock((total - done) / rate) + " to go";
        }
        return note.isEmpty() ? line : line + ", " + note;
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format("%d:%02d", whole / 60, whole % 60)
                : String.format("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
