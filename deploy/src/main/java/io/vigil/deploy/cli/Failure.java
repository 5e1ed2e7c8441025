package io.vigil.deploy.cli;

import io.vigil.anomaly.bundle.BundleException;
import io.vigil.deploy.config.ConfigException;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import io.vigil.ingest.SourceName;
import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.DetectorException;
import io.vigil.tracking.evaluation.MotFormatException;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.util.SerializedThrowable;

/**
 * What a failure means to the person who started the program. The one place where exceptions become
 * exit codes.
 *
 * @param exitCode 2 usage or configuration, 3 input that could not be read, 1 our fault
 * @param message for people, without secrets; a line, or a line per problem of a configuration
 */
record Failure(int exitCode, String message) {
    static final int OURS = 1;
    static final int USAGE = 2;
    static final int INPUT = 3;

    /** The first exception in the chain of causes that says whose failure it is. */
    static Failure of(Throwable thrown) {
        return Stream.iterate(unwrapped(thrown), t -> t != null, t -> unwrapped(t.getCause()))
                .limit(50)
                .map(Failure::recognised)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> ours(thrown));
    }

    // Flink hands failures of its tasks on as bytes.
    private static Throwable unwrapped(Throwable t) {
        return t instanceof SerializedThrowable bytes
                ? bytes.deserializeError(Failure.class.getClassLoader())
                : t;
    }

    private static Optional<Failure> recognised(Throwable t) {
        if (t instanceof ConfigException
                || t instanceof UsageException
                || t instanceof DetectorException) {
            return Optional.of(new Failure(USAGE, SourceName.scrubbed(t.getMessage())));
        }
        if (t instanceof InputException
                || t instanceof SourceException
                || t instanceof BundleException
                || t instanceof MotFormatException) {
            return Optional.of(new Failure(INPUT, SourceName.scrubbed(t.getMessage())));
        }
        if (t instanceof InterruptedException) {
            return Optional.of(
                    new Failure(OURS, Objects.requireNonNullElse(t.getMessage(), "Interrupted")));
        }
        if (t instanceof NoSuchFileException missing) {
            return Optional.of(new Failure(INPUT, "There is no file " + missing.getFile()));
        }
        if (t instanceof BindException) {
            String message = "A port is busy (%s); choose another, or 0 for any free one";
            return Optional.of(new Failure(USAGE, message.formatted(t.getMessage())));
        }
        return Optional.empty();
    }

    private static Failure ours(Throwable thrown) {
        Throwable root = unwrapped(thrown);
        for (int i = 0; i < 50 && root.getCause() != null; i++) {
            root = unwrapped(root.getCause());
        }
        String first = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return new Failure(
                OURS,
                "%s: %s (our fault; --debug shows where, the log is %s)"
                        .formatted(
                                root.getClass().getSimpleName(),
                                SourceName.scrubbed(first),
                                LogFile.path()));
    }
}
