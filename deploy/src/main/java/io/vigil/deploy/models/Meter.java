package io.vigil.deploy.models;

import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.Progress;
import java.util.function.LongConsumer;

/** Shows how a file comes, from its first byte on: before that there is nothing to be shown. */
final class Meter implements LongConsumer, AutoCloseable {
    private static final int KILO = 1000;

    private final Console console;
    private final String name;
    private final long bytes;
    private final long from;
    private Progress progress;

    /**
     * @param bytes that there will be
     * @param from how many there are already
     */
    Meter(Console console, String name, long bytes, long from) {
        this.console = console;
        this.name = name;
        this.bytes = bytes;
        this.from = from;
    }

    @Override
    public void accept(long size) {
        if (progress == null) {
            progress = console.progress(name, "kB", bytes / KILO, from / KILO);
        }
        progress.update(size / KILO);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
