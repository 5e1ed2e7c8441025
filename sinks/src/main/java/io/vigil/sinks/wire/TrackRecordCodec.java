package io.vigil.sinks.wire;

import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * The values of the topic {@code tracks}: {@link io.vigil.tracking.TrackRecord} to and from Avro
 * single-object bytes ({@code track.avsc}). The same record always gives the same bytes. Instances
 * are safe for use by many threads.
 */
public final class TrackRecordCodec {
    private final SingleObject<TrackRecord> format;

    /** Reads what was written with the present schema or an earlier one. */
    public TrackRecordCodec() {
        this(List.of());
    }

    /**
     * @param others schemas that records may have been written with, beside the present one and
     *     those before it
     */
    public TrackRecordCodec(List<Schema> others) {
        List<Schema> all = new ArrayList<>(others);
        all.add(Wire.before("track-1.avsc"));
        format =
                new SingleObject<>(
                        "Track record",
                        new KnownClasses(
                                List.of(
                                        TrackRecord.class,
                                        Track.class,
                                        TrackEnded.class,
                                        TrackRenamed.class,
                                        LedgerUpdate.class,
                                        SourceEnded.class,
                                        FrameLedger.class,
                                        Trait.class,
                                        Keypoint.class)),
                        TrackRecord.getClassSchema(),
                        all);
    }

    /** The schema that {@link #encode} writes with. */
    public static Schema schema() {
        return SingleObject.published(TrackRecord.getClassSchema());
    }

    public byte[] encode(io.vigil.tracking.TrackRecord record) {
        return format.encode(
                new TrackRecord(
                        record.camera(),
                        record.epoch(),
                        record.sequence(),
                        Wire.instant(record.capturedAtMicros()),
                        body(record)));
    }

    /**
     * @throws UnknownSchemaException if the writer's schema has not been given
     * @throws BadRecordException if the bytes are damaged or something else
     */
    public io.vigil.tracking.TrackRecord decode(byte[] bytes) {
        TrackRecord wire = format.decode(bytes);
        try {
            return record(wire);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadRecordException(
                    "Track record of camera %s, frame %d/%d: %s"
                            .formatted(
                                    wire.getCamera(),
                                    wire.getEpoch(),
                                    wire.getSequence(),
                                    e.getMessage()),
                    e);
        }
    }

    private static Object body(io.vigil.tracking.TrackRecord record) {
        if (record instanceof io.vigil.tracking.Track track) {
            Box box = track.box();
            return new Track(
                    track.id(),
                    box.left(),
                    box.top(),
                    box.right(),
                    box.bottom(),
                    track.score(),
                    track.label(),
                    traits(track.attributes()),
                    track.keypoints().stream()
                            .map(point -> new Keypoint(point.x(), point.y(), point.score()))
                            .toList());
        } else if (record instanceof io.vigil.tracking.TrackEnded ended) {
            return new TrackEnded(
                    ended.id(),
                    ended.label(),
                    Wire.instant(ended.firstSeenMicros()),
                    Wire.instant(ended.lastSeenMicros()),
                    ended.frames(),
                    traits(ended.attributes()));
        } else if (record instanceof io.vigil.tracking.TrackRenamed renamed) {
            return new TrackRenamed(renamed.from(), renamed.to());
        } else if (record instanceof io.vigil.tracking.LedgerUpdate update) {
            return new LedgerUpdate(ledger(update.ledger()));
        } else if (record instanceof io.vigil.tracking.SourceEnded ended) {
            return new SourceEnded(ended.reason(), ledger(ended.ledger()));
        }
        throw new IllegalArgumentException("Track record of an unknown kind: " + record);
    }

    private static io.vigil.tracking.TrackRecord record(TrackRecord wire) {
        String camera = wire.getCamera();
        long epoch = wire.getEpoch();
        long sequence = wire.getSequence();
        long at = Wire.micros(wire.getCapturedAt());
        Object body = wire.getBody();
        if (body instanceof Track track) {
            Box box = new Box(track.getLeft(), track.getTop(), track.getRight(), track.getBottom());
            return new io.vigil.tracking.Track(
                    camera,
                    epoch,
                    sequence,
                    at,
                    track.getId(),
                    box,
                    track.getScore(),
                    track.getLabel(),
                    ownTraits(track.getAttributes()),
                    track.getKeypoints().stream().map(TrackRecordCodec::keypoint).toList());
        } else if (body instanceof TrackEnded ended) {
            return new io.vigil.tracking.TrackEnded(
                    camera,
                    epoch,
                    sequence,
                    at,
                    ended.getId(),
                    ended.getLabel(),
                    Wire.micros(ended.getFirstSeen()),
                    Wire.micros(ended.getLastSeen()),
                    ended.getFrames(),
                    ownTraits(ended.getAttributes()));
        } else if (body instanceof TrackRenamed renamed) {
            return new io.vigil.tracking.TrackRenamed(
                    camera, epoch, sequence, at, renamed.getFrom(), renamed.getTo());
        } else if (body instanceof LedgerUpdate update) {
            return new io.vigil.tracking.LedgerUpdate(
                    camera, epoch, sequence, at, ledger(update.getLedger()));
        } else if (body instanceof SourceEnded ended) {
            return new io.vigil.tracking.SourceEnded(
                    camera, epoch, sequence, at, ended.getReason(), ledger(ended.getLedger()));
        }
        throw new IllegalArgumentException("unknown kind of body " + body);
    }

    private static List<Trait> traits(List<io.vigil.tracking.Trait> traits) {
        return traits.stream()
                .map(trait -> new Trait(trait.name(), trait.value(), trait.share(), trait.looks()))
                .toList();
    }

    private static List<io.vigil.tracking.Trait> ownTraits(List<Trait> wire) {
        return wire.stream()
                .map(
                        trait ->
                                new io.vigil.tracking.Trait(
                                        trait.getName(),
                                        trait.getValue(),
                                        trait.getShare(),
                                        trait.getLooks()))
                .toList();
    }

    private static io.vigil.tracking.Keypoint keypoint(Keypoint wire) {
        return new io.vigil.tracking.Keypoint(wire.getX(), wire.getY(), wire.getScore());
    }

    private static FrameLedger ledger(io.vigil.tracking.FrameLedger ledger) {
        return new FrameLedger(
                ledger.captured(),
                ledger.shed(),
                ledger.published(),
                ledger.processed(),
                ledger.dead(),
                ledger.duplicates());
    }

    private static io.vigil.tracking.FrameLedger ledger(FrameLedger wire) {
        return new io.vigil.tracking.FrameLedger(
                wire.getCaptured(),
                new TreeMap<>(wire.getShed()),
                wire.getPublished(),
                wire.getProcessed(),
                new TreeMap<>(wire.getDead()),
                wire.getDuplicates());
    }
}
