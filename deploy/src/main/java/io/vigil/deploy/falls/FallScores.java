package io.vigil.deploy.falls;

import io.vigil.anomaly.falls.FallMoment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How well falls were told on a set of clips. */
public record FallScores(List<ClipScore> clips) {
    public FallScores {
        clips = List.copyOf(clips);
    }

    public int falls() {
        return (int) clips.stream().filter(ClipScore::fall).count();
    }

    public int detected() {
        return (int) clips.stream().filter(ClipScore::hit).count();
    }

    public int falseAlarms() {
        return clips.stream().mapToInt(clip -> clip.falseSeconds().size()).sum();
    }

    /** Of footage in which nobody falls. */
    public double hours() {
        return clips.stream().mapToDouble(ClipScore::normalSeconds).sum() / 3600;
    }

    /** Seconds from the labelled start, sorted. */
    double[] delays() {
        return clips.stream()
                .filter(ClipScore::hit)
                .mapToDouble(ClipScore::delaySeconds)
                .sorted()
                .toArray();
    }

    /** The least value that so large a share does not exceed; null of nothing. */
    static Double percentile(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length) - 1;
        return sorted.length == 0 ? null : rounded(sorted[Math.max(0, rank)]);
    }

    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        counted(json, clips);
        json.put("false_alarms", falseAlarms());
        json.put("hours", rounded(hours()));
        ExactInterval rate = ExactInterval.ofEvents(falseAlarms()).per(hours());
        json.put("false_alarms_per_hour", rounded(falseAlarms() / hours()));
        json.put(
                "false_alarms_per_hour_95",
                Arrays.asList(rounded(rate.low()), rounded(rate.high())));
        Map<String, Object> delay = new LinkedHashMap<>();
        delay.put("p50", percentile(delays(), 0.5));
        delay.put("p95", percentile(delays(), 0.95));
        json.put("delay_s", delay);
        Map<String, List<ClipScore>> kinds = new TreeMap<>();
        clips.stream()
                .filter(ClipScore::fall)
                .forEach(
                        clip ->
                                kinds.computeIfAbsent(clip.clip().kind(), k -> new ArrayList<>())
                                        .add(clip));
        Map<String, Object> perKind = new LinkedHashMap<>();
        kinds.forEach(
                (kind, some) -> {
                    Map<String, Object> counts = new LinkedHashMap<>();
                    counted(counts, some);
                    perKind.put(kind, counts);
                });
        json.put("kinds", perKind);
        json.put("clips", clips.stream().map(FallScores::clip).toList());
        return json;
    }

    private static void counted(Map<String, Object> json, List<ClipScore> some) {
        int falls = (int) some.stream().filter(ClipScore::fall).count();
        int detected = (int) some.stream().filter(ClipScore::hit).count();
        ExactInterval recall = ExactInterval.ofShare(detected, falls);
        json.put("falls", falls);
        json.put("detected", detected);
        json.put("recall", falls == 0 ? null : rounded(detected / (double) falls));
        json.put("recall_95", Arrays.asList(rounded(recall.low()), rounded(recall.high())));
    }

    private static Map<String, Object> clip(ClipScore score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("clip", score.clip().name());
        json.put("seconds", rounded(score.seconds()));
        json.put("fall", score.fall());
        if (score.fall()) {
            json.put("fall_start_s", rounded(score.clip().startSeconds()));
            json.put("fall_end_s", rounded(score.clip().endSeconds()));
            json.put("detected", score.hit());
            json.put("probable_s", score.hit() ? rounded(score.hitSeconds()) : null);
            json.put("delay_s", score.hit() ? rounded(score.delaySeconds()) : null);
        }
        json.put("false_alarms", score.falseSeconds().size());
        json.put("told", score.moments().stream().map(moment -> told(moment)).toList());
        return json;
    }

    private static Map<String, Object> told(FallMoment moment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", moment.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("at_s", rounded(moment.atMicros() / 1e6));
        json.put("score", rounded(moment.score()));
        return json;
    }

    private static Double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1e4) / 1e4 : null;
    }
}
