package io.vigil.ingest.wire;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.SceneGrid;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;

/** Camera records as the generated classes, and back. */
final class Records {
    private Records() {}

    static CameraRecord toWire(io.vigil.ingest.CameraRecord record) {
        return new CameraRecord(
                record.camera(),
                record.epoch(),
                record.sequence(),
                Instant.EPOCH.plus(record.capturedAtMicros(), ChronoUnit.MICROS),
                body(record));
    }

    private static Object body(io.vigil.ingest.CameraRecord record) {
        if (record instanceof io.vigil.ingest.Frame frame) {
            return frame(frame);
        } else if (record instanceof io.vigil.ingest.RuleSet rules) {
            return new RuleSet(rules.version(), rules.rules());
        } else if (record instanceof io.vigil.ingest.SourceDown down) {
            return new SourceDown(down.reason());
        } else if (record instanceof io.vigil.ingest.SourceEnded ended) {
            return new SourceEnded(ended.reason(), ended.captured(), new HashMap<>(ended.shed()));
        } else if (record instanceof io.vigil.ingest.Acknowledgement said) {
            return new Acknowledgement(
                    said.action(), said.target(), said.by(), said.note(), said.untilMicros());
        } else if (record instanceof io.vigil.ingest.ModelChange change) {
            return new ModelChange(
                    change.version(), change.bundle(), change.sha256(), change.by(), change.note());
        } else {
            return new Heartbeat();
        }
    }

    private static Frame frame(io.vigil.ingest.Frame frame) {
        Frame wire = new Frame();
        wire.setWidth(frame.width());
        wire.setHeight(frame.height());
        wire.setEncoding(Encoding.valueOf(frame.encoding().name()));
        wire.setImage(ByteBuffer.wrap(frame.image()));
        wire.setRegions(frame.regions().stream().map(Records::region).toList());
        wire.setCameraMotion(motion(frame.cameraMotion()));
        wire.setBrightness(frame.statistics().brightness());
        wire.setContrast(frame.statistics().contrast());
        wire.setSharpness(frame.statistics().sharpness());
        wire.setMoving(frame.statistics().moving());
        wire.setCaptured(frame.captured());
        wire.setShed(new HashMap<>(frame.shed()));
        wire.setClockQuality(ClockQuality.valueOf(frame.clockQuality().name()));
        wire.setSkewMicros(frame.skewMicros());
        wire.setGrid(ByteBuffer.wrap(frame.statistics().grid().bytes()));
        return wire;
    }

    private static Region region(io.vigil.ingest.Region region) {
        return new Region(
                region.left(),
                region.top(),
                region.right(),
                region.bottom(),
                region.fill(),
                region.stillMicros(),
                region.certainty());
    }

    private static List<Double> motion(CameraMotion motion) {
        return motion.equals(CameraMotion.NONE)
                ? null
                : List.of(
                        motion.a11(),
                        motion.a12(),
                        motion.tx(),
                        motion.a21(),
                        motion.a22(),
                        motion.ty());
    }

    /**
     * @throws WireException if it holds what this version has no word for
     * @throws IllegalArgumentException if a value cannot be
     * @throws ArithmeticException if the time is beyond what microseconds can say
     */
    static io.vigil.ingest.CameraRecord fromWire(CameraRecord wire) throws WireException {
        String camera = wire.getCamera();
        long epoch = wire.getEpoch();
        long sequence = wire.getSequence();
        long at = micros(wire.getCapturedAt());
        if (wire.getBody() instanceof Frame frame) {
            return frame(camera, epoch, sequence, at, frame);
        } else if (wire.getBody() instanceof Heartbeat) {
            return new io.vigil.ingest.Heartbeat(camera, epoch, sequence, at);
        } else if (wire.getBody() instanceof RuleSet rules) {
            return new io.vigil.ingest.RuleSet(
                    camera, epoch, sequence, at, rules.getVersion(), rules.getRules());
        } else if (wire.getBody() instanceof SourceDown down) {
            return new io.vigil.ingest.SourceDown(camera, epoch, sequence, at, down.getReason());
        } else if (wire.getBody() instanceof Acknowledgement said) {
            return new io.vigil.ingest.Acknowledgement(
                    camera,
                    epoch,
                    sequence,
                    at,
                    said.getAction(),
                    said.getTarget(),
                    said.getBy(),
                    said.getNote(),
                    said.getUntilMicros());
        } else if (wire.getBody() instanceof ModelChange change) {
            return new io.vigil.ingest.ModelChange(
                    camera,
                    epoch,
                    sequence,
                    at,
                    change.getVersion(),
                    change.getBundle(),
                    change.getSha256(),
                    change.getBy(),
                    change.getNote());
        } else if (wire.getBody() instanceof SourceEnded ended) {
            return new io.vigil.ingest.SourceEnded(
                    camera,
                    epoch,
                    sequence,
                    at,
                    ended.getReason(),
                    ended.getCaptured(),
                    ended.getShed());
        }
        throw new WireException(
                WireException.Reason.UNKNOWN_KIND, "Camera %s: unknown record".formatted(camera));
    }

    private static io.vigil.ingest.Frame frame(
            String camera, long epoch, long sequence, long at, Frame wire) throws WireException {
        if (wire.getEncoding() == Encoding.UNKNOWN) {
            throw new WireException(
                    WireException.Reason.UNKNOWN_KIND,
                    "Camera %s: frame %d/%d has an encoding that this version does not know"
                            .formatted(camera, epoch, sequence));
        }
        byte[] image = new byte[wire.getImage().remaining()];
        wire.getImage().duplicate().get(image);
        return new io.vigil.ingest.Frame(
                camera,
                epoch,
                sequence,
                at,
                wire.getWidth(),
                wire.getHeight(),
                FrameEncoding.valueOf(wire.getEncoding().name()),
                image,
                wire.getRegions().stream().map(Records::region).toList(),
                motion(wire.getCameraMotion()),
                new ImageStatistics(
                        wire.getBrightness(),
                        wire.getContrast(),
                        wire.getSharpness(),
                        wire.getMoving(),
                        grid(wire.getGrid())),
                wire.getCaptured(),
                wire.getShed(),
                // A quality that is not known is the least that is: nobody vouches for the time.
                wire.getClockQuality() == ClockQuality.UNKNOWN
                        ? io.vigil.ingest.ClockQuality.ARRIVAL
                        : io.vigil.ingest.ClockQuality.valueOf(wire.getClockQuality().name()),
                wire.getSkewMicros());
    }

    private static SceneGrid grid(ByteBuffer wire) {
        byte[] luma = new byte[wire.remaining()];
        wire.duplicate().get(luma);
        return SceneGrid.of(luma);
    }

    private static io.vigil.ingest.Region region(Region wire) {
        return new io.vigil.ingest.Region(
                wire.getLeft(),
                wire.getTop(),
                wire.getRight(),
                wire.getBottom(),
                wire.getFill(),
                wire.getStillMicros(),
                wire.getCertainty());
    }

    private static CameraMotion motion(List<Double> wire) {
        if (wire == null) {
            return CameraMotion.NONE;
        }
        if (wire.size() != 6) {
            throw new IllegalArgumentException(
                    "Camera motion needs 6 numbers, but has " + wire.size());
        }
        return new CameraMotion(
                wire.get(0), wire.get(1), wire.get(2), wire.get(3), wire.get(4), wire.get(5));
    }

    private static long micros(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
}
