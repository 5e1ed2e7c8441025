package io.vigil.sinks.file;

import java.util.List;
import java.util.SortedMap;

/**
 * What a camera saw, digested from its track records.
 *
 * @param firstMicros capture time of the first record; 0 if there was none
 * @param lastMicros capture time of the last record
 * @param classes by name
 * @param timeline without gaps in time, oldest first
 * @param paths of the tracks visible longest, longest first
 * @param heat where things were, by their bottom-centres
 */
public record Seen(
        long firstMicros,
        long lastMicros,
        SortedMap<String, ClassSeen> classes,
        List<Bin> timeline,
        List<Path> paths,
        Heat heat) {
    /** A track that is shorter is not counted as an object. */
    public static final double LEAST_SECONDS = 0.5;

    /**
     * @param tracks how many objects: tracks of {@link #LEAST_SECONDS} and more
     * @param brief how many tracks were shorter: mostly parts of an object at the picture's edge
     * @param detections how many detections belong to either, over all frames; where a track was
     *     only expected, there is none
     * @param meanConfidence of these detections, 0 to 1; 0 if there are none
     * @param secondsVisible of each of {@code tracks} from its first to its last frame, ascending
     */
    public record ClassSeen(
            long tracks,
            long brief,
            long detections,
            double meanConfidence,
            List<Double> secondsVisible) {
        /** The middle one; 0 where there is none. */
        public double medianSeconds() {
            return secondsVisible.isEmpty() ? 0 : secondsVisible.get(secondsVisible.size() / 2);
        }
    }

    /**
     * @param fromMicros start in capture time
     * @param mostVisible at once; null where the camera said nothing, which is not zero
     */
    public record Bin(long fromMicros, Integer mostVisible) {}

    /**
     * @param points x and y in pixels of the frame
     */
    public record Path(long id, String label, List<double[]> points) {}

    /**
     * @param cellSize in pixels of the frame
     * @param seconds by (row * 65536 + column)
     */
    public record Heat(int cellSize, SortedMap<Integer, Double> seconds) {
        /** Row by row for a frame of this size; what lies beyond it is left out. */
        double[] cells(int columns, int rows) {
            double[] cells = new double[columns * rows];
            seconds.forEach(
                    (key, value) -> {
                        int row = key >> 16;
                        int column = key & 0xFFFF;
                        if (row < rows && column < columns) {
                            cells[row * columns + column] += value;
                        }
                    });
            return cells;
        }
    }

    public long tracks() {
        return classes.values().stream().mapToLong(ClassSeen::tracks).sum();
    }

    /** Tracks that are too short to be counted among {@link #tracks}. */
    public long brief() {
        return classes.values().stream().mapToLong(ClassSeen::brief).sum();
    }

    /** The most that were visible at once; 0 if nothing ever was. */
    public int mostVisible() {
        return timeline.stream()
                .filter(bin -> bin.mostVisible() != null)
                .mapToInt(Bin::mostVisible)
                .max()
                .orElse(0);
    }

    public double seconds() {
        return (lastMicros - firstMicros) / 1e6;
    }
}
