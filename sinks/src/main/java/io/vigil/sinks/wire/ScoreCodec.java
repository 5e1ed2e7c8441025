package io.vigil.sinks.wire;

import io.vigil.anomaly.ErrorMap;
import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.anomaly.judging.Phase;
import io.vigil.tracking.Box;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Values of the topic {@code scores} to and from Avro single-object bytes ({@code score.avsc}).
 * Instances are safe for use by many threads.
 */
public final class ScoreCodec {
    private final SingleObject<Score> format =
            new SingleObject<>(
                    "Score",
                    new KnownClasses(List.of(Score.class)),
                    Score.getClassSchema(),
                    List.of());

    /** The schema that {@link #encode} writes with. */
    public static Schema schema() {
        return SingleObject.published(Score.getClassSchema());
    }

    public byte[] encode(AnomalyScore score) {
        return format.encode(
                new Score(
                        score.camera(),
                        score.epoch(),
                        score.sequence(),
                        Wire.instant(score.capturedAtMicros()),
                        score.score(),
                        Double.isNaN(score.pValue()) ? null : score.pValue(),
                        Double.isInfinite(score.threshold()) ? null : score.threshold(),
                        score.alarmed(),
                        score.phase().name(),
                        score.term(),
                        score.track() == 0 ? null : score.track(),
                        score.box()
                                .map(b -> List.of(b.left(), b.top(), b.right(), b.bottom()))
                                .orElse(List.of()),
                        ByteBuffer.wrap(score.map().levels()),
                        score.bundle()));
    }

    /**
     * @throws UnknownSchemaException if it was written with a schema of a later program
     * @throws BadRecordException if the bytes are damaged or something else
     */
    public AnomalyScore decode(byte[] bytes) {
        Score wire = format.decode(bytes);
        try {
            return new AnomalyScore(
                    wire.getCamera(),
                    wire.getEpoch(),
                    wire.getSequence(),
                    Wire.micros(wire.getCapturedAt()),
                    wire.getScore(),
                    wire.getPValue() == null ? Double.NaN : wire.getPValue(),
                    wire.getThreshold() == null ? Double.POSITIVE_INFINITY : wire.getThreshold(),
                    wire.getAlarmed(),
                    Phase.valueOf(wire.getPhase()),
                    wire.getTerm(),
                    wire.getTrack() == null ? 0 : wire.getTrack(),
                    box(wire.getBox()),
                    map(wire.getErrorMap()),
                    wire.getBundle());
        } catch (IllegalArgumentException | IndexOutOfBoundsException bad) {
            throw new BadRecordException(
                    "Score of frame %d/%d of camera %s makes no sense"
                            .formatted(wire.getEpoch(), wire.getSequence(), wire.getCamera()),
                    bad);
        }
    }

    private static ErrorMap map(ByteBuffer levels) {
        byte[] bytes = new byte[levels.remaining()];
        levels.duplicate().get(bytes);
        return new ErrorMap(bytes);
    }

    private static Optional<Box> box(List<Double> sides) {
        return sides.isEmpty()
                ? Optional.empty()
                : Optional.of(new Box(sides.get(0), sides.get(1), sides.get(2), sides.get(3)));
    }
}
