package io.vigil.deploy.console;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * Where the program speaks: people read standard error, other programs standard output. On a
 * terminal the last line may be a status that is rewritten in place. Safe for many threads.
 */
public final class Console {
    private static final String CLEAR = "\r\u001B[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final int columns;
    private final LongSupplier nanos;
    private String status = "";

    /**
     * @param terminal whether standard error is a terminal
     * @param columns the terminal's width
     * @param nanos a clock that never goes back, in nanoseconds
     */
    public Console(
            PrintStream out, PrintStream err, boolean terminal, int columns, LongSupplier nanos) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.columns = Math.max(20, columns);
        this.nanos = nanos;
    }

    /** The process's own streams; the launcher says whether they are a terminal. */
    @SuppressWarnings("SystemOut")
    public static Console ofProcess() {
        boolean terminal = Boolean.getBoolean("vigil.terminal");
        int columns = Integer.getInteger("vigil.columns", 80);
        return new Console(System.out, System.err, terminal, columns, System::nanoTime);
    }

    public boolean terminal() {
        return terminal;
    }

    /** A line for people, above the status if there is one. */
    public synchronized void say(String line) {
        if (!status.isEmpty()) {
            err.print(CLEAR);
        }
        err.println(line);
        err.print(status);
        err.flush();
    }

    /** What was asked for, on standard output, for people and programs alike. */
    public synchronized void result(String text) {
        out.println(text);
        out.flush();
    }

    /** Standard output, for what writes texts of its own. */
    public PrintWriter writer() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    /**
     * @param what subject of the line, such as a camera's id
     * @param unit what is counted, in the plural
     * @param total how many there will be, or -1 if nobody knows
     */
    public Progress progress(String what, String unit, long total) {
        return progress(what, unit, total, 0);
    }

    /**
     * @param from how many there are already, which cost no time
     */
    public Progress progress(String what, String unit, long total, long from) {
        return new Progress(this, what, unit, total, from, nanos);
    }

    /** Rewrites the status in place; empty removes it. Nothing on what is no terminal. */
    synchronized void status(String line) {
        if (terminal) {
            status = line.length() < columns ? line : line.substring(0, columns - 1);
            err.print(CLEAR + status);
            err.flush();
        }
    }
}
