package io.vigil.anomaly.rules;

/**
 * How much of a camera's time was seen. Rules count only that: what nobody saw neither lasts nor is
 * over.
 *
 * @param epoch of the last record
 * @param sequence of the last frame
 * @param frameMicros content time of the last frame that was seen; {@link Long#MIN_VALUE} where the
 *     camera has been blind since, or before the first
 * @param seenMicros the time that was seen so far
 * @param gap whether it was interrupted before the last frame
 */
public record Seen(long epoch, long sequence, long frameMicros, long seenMicros, boolean gap) {
    static final Seen NOTHING = new Seen(-1, -1, Long.MIN_VALUE, 0, false);

    /** Longer between two frames, nobody knows what was. */
    private static final long LONGEST_MICROS = 5_000_000;

    Seen next(RulesInput input) {
        return switch (input.sight()) {
            case FRAME -> {
                long since =
                        frameMicros == Long.MIN_VALUE
                                ? Long.MAX_VALUE
                                : input.clockMicros() - frameMicros;
                boolean seen = since <= LONGEST_MICROS;
                yield new Seen(
                        input.epoch(),
                        input.sequence(),
                        input.clockMicros(),
                        seenMicros + (seen ? since : 0),
                        !seen);
            }
            case BLIND ->
                    new Seen(input.epoch(), input.sequence(), Long.MIN_VALUE, seenMicros, false);
            case SILENT, ENDED ->
                    new Seen(input.epoch(), input.sequence(), frameMicros, seenMicros, false);
        };
    }
}
