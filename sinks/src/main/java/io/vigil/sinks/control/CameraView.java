package io.vigil.sinks.control;

import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.Track;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One camera's recent pictures, joined with their tracks. A picture waits for its tracks, so that
 * boxes sit on what they name, until a later frame has been spoken of, but no longer than {@link
 * #PATIENCE_NANOS}. Safe for many threads.
 */
final class CameraView {
    /** After it a picture is shown without boxes: the job is away. */
    static final long PATIENCE_NANOS = 15_000_000_000L;

    /** Pictures that wait take at most this much memory. */
    private static final long MOST_BYTES = 6 << 20;

    private static final int SAMPLES = 128;

    /** Ids are never reused, so old ones can be forgotten without counting a track twice. */
    private static final int KNOWN_IDS = 20_000;

    /** Tracks are kept for so many frames whose pictures have not come yet. */
    private static final int MOST_AHEAD = 512;

    private record Name(long epoch, long sequence) {}

    private final String camera;
    private final Deque<Picture> pictures = new ArrayDeque<>();
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private final Deque<Long> delays = new ArrayDeque<>();
    private final TreeMap<String, Long> totals = new TreeMap<>();
    private final Set<Long> ids = new HashSet<>();
    private long forgottenId;
    private long pictureBytes;
    private final Map<Name, List<Track>> ahead = new LinkedHashMap<>();
    private long spokenEpoch = -1;
    private long spokenSequence = -1;
    private Picture shown;
    private FrameLedger ledger;
    private String status = "waiting for frames";
    private boolean live;

    CameraView(String camera) {
        this.camera = camera;
    }

    synchronized void frame(Picture picture) {
        Picture last = pictures.peekLast();
        if (last != null && !picture.isAfter(last.epoch(), last.sequence())) {
            return; // Told before: a consumer that started again.
        }
        if (!live) {
            live = true;
            status = "live";
        }
        List<Track> told = ahead.remove(new Name(picture.epoch(), picture.sequence()));
        pictures.addLast(told == null ? picture : picture.with(told));
        arrivals.addLast(picture.arrivedNanos());
        pictureBytes += picture.jpeg().length;
        while (pictureBytes > MOST_BYTES && pictures.size() > 1) {
            removeOldest();
        }
        if (arrivals.size() > SAMPLES) {
            arrivals.removeFirst();
        }
    }

    /** The last word on a frame counts: what a restart says again replaces what was said. */
    synchronized void tracks(long epoch, long sequence, List<Track> tracks, long nowNanos) {
        tracks.forEach(this::count);
        Picture last = pictures.peekLast();
        if (last == null || !last.isAfter(epoch, sequence - 1)) {
            ahead.put(new Name(epoch, sequence), List.copyOf(tracks));
            if (ahead.size() > MOST_AHEAD) {
                ahead.remove(ahead.keySet().iterator().next());
            }
        }
        Deque<Picture> joined = new ArrayDeque<>();
        for (Picture picture : pictures) {
            boolean same = picture.epoch() == epoch && picture.sequence() == sequence;
            if (same && picture.tracks() == null) {
                delays.addLast((nowNanos - picture.arrivedNanos()) / 1_000_000);
                if (delays.size() > SAMPLES) {
                    delays.removeFirst();
                }
            }
            joined.addLast(same ? picture.with(List.copyOf(tracks)) : picture);
        }
        pictures.clear();
        pictures.addAll(joined);
        spokenOf(epoch, sequence);
    }

    private void count(Track track) {
        if (track.id() > forgottenId && ids.add(track.id())) {
            totals.merge(track.label(), 1L, Long::sum);
            if (ids.size() > KNOWN_IDS) {
                forgottenId =
                        ids.stream()
                                .mapToLong(Long::longValue)
                                .sorted()
                                .skip(KNOWN_IDS / 2)
                                .findFirst()
                                .orElseThrow();
                ids.removeIf(id -> id <= forgottenId);
            }
        }
    }

    /** The account up to a frame, which says that perception has passed it. */
    synchronized void ledger(long epoch, long sequence, FrameLedger account) {
        ledger = account;
        spokenOf(epoch, sequence);
    }

    private void spokenOf(long epoch, long sequence) {
        if (epoch > spokenEpoch || (epoch == spokenEpoch && sequence > spokenSequence)) {
            spokenEpoch = epoch;
            spokenSequence = sequence;
        }
        // Of the pictures spoken of, the newest is the one to show next.
        while (pictures.size() > 1 && isSpokenOf(pictures.stream().skip(1).findFirst().get())) {
            removeOldest();
        }
    }

    private boolean isSpokenOf(Picture picture) {
        return !picture.isAfter(spokenEpoch, spokenSequence);
    }

    private void removeOldest() {
        pictureBytes -= pictures.removeFirst().jpeg().length;
    }

    synchronized void status(String text) {
        status = text;
        live = true;
    }

    /** The newest picture that is ready to be shown and was not shown before. */
    synchronized Optional<Picture> next(long nowNanos) {
        Picture best = null;
        for (Picture picture : pictures) {
            boolean ready =
                    isSpokenOf(picture) || nowNanos - picture.arrivedNanos() > PATIENCE_NANOS;
            boolean fresh = shown == null || picture.isAfter(shown.epoch(), shown.sequence());
            if (ready && fresh) {
                best = picture;
            }
        }
        if (best != null) {
            shown = best;
        }
        return Optional.ofNullable(best);
    }

    /** What was shown last, or else what came last. */
    synchronized Optional<Picture> latest() {
        return Optional.ofNullable(shown != null ? shown : pictures.peekLast());
    }

    synchronized CameraStatus status(long nowNanos) {
        Picture last = shown != null ? shown : pictures.peekLast();
        return new CameraStatus(
                camera,
                status,
                framesPerSecond(nowNanos),
                last == null ? 0 : last.epoch(),
                last == null ? -1 : last.sequence(),
                last == null ? 0 : last.capturedAtMicros(),
                last == null || last.tracks() == null ? 0 : last.tracks().size(),
                new TreeMap<>(totals),
                ledger,
                ledger == null || ledger.balances(),
                new CameraStatus.Delay(delay(0.50), delay(0.95)));
    }

    private double framesPerSecond(long nowNanos) {
        // Over at most 5 s, so that a camera that stopped falls to 0.
        long from = nowNanos - 5_000_000_000L;
        long first = 0;
        int count = 0;
        for (long arrival : arrivals) {
            if (arrival >= from) {
                first = count == 0 ? arrival : first;
                count++;
            }
        }
        double seconds = (nowNanos - first) / 1e9;
        return count < 2 ? 0 : Math.round(10 * (count - 1) / Math.max(0.1, seconds)) / 10.0;
    }

    private long delay(double share) {
        long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? -1
                : Arrays.stream(sorted)
                        .skip((long) (share * (sorted.length - 1)))
                        .findFirst()
                        .orElse(-1);
    }
}
