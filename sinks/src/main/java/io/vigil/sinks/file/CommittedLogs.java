package io.vigil.sinks.file;

import io.vigil.sinks.wire.LogContent;
import io.vigil.sinks.wire.LogDigest;
import java.util.Objects;

/** One camera's records as they were read from the topics that are written exactly once. */
public record CommittedLogs(LogContent tracks, LogContent events, LogContent counts) {
    /** Nothing was read. */
    public static final CommittedLogs NONE =
            new CommittedLogs(
                    new LogDigest().content(),
                    new LogDigest().content(),
                    new LogDigest().content());

    public CommittedLogs {
        Objects.requireNonNull(tracks, "tracks");
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(counts, "counts");
    }
}
