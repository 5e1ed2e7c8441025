package io.vigil.anomaly.rules;

import io.vigil.tracking.Trait;
import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** A rule that is ready to be held against frames. Immutable. */
final class Watch {
    private final RuleConfig rule;
    private final String fingerprint;
    private final Condition condition;
    private final Set<String> labels;
    private final boolean asksMore;
    private final long lastingMicros;
    private final long gapMicros;
    private final long heldMicros;
    private final long coolDownMicros;

    /**
     * @param queueZones zones in which vehicles may wait
     */
    Watch(RuleConfig rule, SortedSet<String> queueZones) {
        this(rule, queueZones, List.of());
    }

    /**
     * @param places all zones of the camera
     */
    Watch(RuleConfig rule, SortedSet<String> queueZones, List<Zone> places) {
        this.rule = rule;
        this.fingerprint = RuleMemory.fingerprint(rule);
        this.labels = Set.copyOf(rule.labels());
        this.asksMore = !rule.attributes().isEmpty() || !rule.exceptZones().isEmpty();
        this.lastingMicros = micros(rule.lasting());
        this.gapMicros = micros(rule.gap());
        this.heldMicros = Math.max(gapMicros, micros(rule.kind().defaults().held()));
        this.coolDownMicros = micros(rule.coolDown());
        this.condition = condition(queueZones, places);
    }

    private Condition condition(SortedSet<String> queueZones, List<Zone> places) {
        return switch (rule.kind()) {
            case RESTRICTED_ZONE -> new InZone(this, true);
            case STAFF_PRESENT -> new InZone(this, false);
            case LINE_CROSSED -> new Crossing(this);
            case WRONG_WAY -> new AgainstFlow(this);
            case STOPPED_VEHICLE -> new Standing(this, queueZones);
            case SPEEDING -> new Speeding(this);
            case RUNNING -> new Running(this);
            case QUEUE -> new TooMany(this, true);
            case CROWD -> new TooMany(this, false);
            case LOITERING -> new Staying(this);
            case OBJECT_LEFT -> new LeftBehind(this);
            case CAMERA_HEALTH -> new CameraTrouble();
            case NO_ACTIVITY -> new Quiet(this);
            case BED_EXIT -> new OutOfBed(this, false);
            case NOT_BACK_IN_BED -> new OutOfBed(this, true);
            case FALL -> new Falling(this, places);
            case ANOMALY -> new Unusual(this, places);
            case SEQUENCE -> new InOrder(this);
        };
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    RuleConfig rule() {
        return rule;
    }

    RuleKind kind() {
        return rule.kind();
    }

    String fingerprint() {
        return fingerprint;
    }

    Condition condition() {
        return condition;
    }

    long lastingMicros() {
        return lastingMicros;
    }

    long gapMicros() {
        return gapMicros;
    }

    /** How long it may be out of sight. */
    long heldMicros() {
        return heldMicros;
    }

    long coolDownMicros() {
        return coolDownMicros;
    }

    /** Whether it goes by what is told rather than seen, so that blindness does not stop it. */
    boolean isTold() {
        return kind() == RuleKind.CAMERA_HEALTH || kind() == RuleKind.SEQUENCE;
    }

    /** Whether its time is that of the camera, seen or not. */
    boolean goesByContentTime() {
        return isTold() || kind() == RuleKind.ANOMALY;
    }

    /**
     * Whether it goes by what the camera's own models say, wherever that is, so that it does not
     * matter what the places were drawn on.
     */
    boolean isOfModelsAlone() {
        return kind() == RuleKind.ANOMALY && rule.zones().isEmpty() && rule.exceptZones().isEmpty();
    }

    /** Whether it needs to know how tracks move. */
    boolean needsTrails() {
        return switch (kind()) {
            case WRONG_WAY, STOPPED_VEHICLE, QUEUE, OBJECT_LEFT, RUNNING -> true;
            default -> false;
        };
    }

    boolean opens(double value) {
        return value > rule.limit();
    }

    boolean keeps(double value) {
        return value > rule.clear() || value > rule.limit();
    }

    /** Whether the rule is about such a track, wherever it is. */
    boolean concerns(String label, List<Trait> traits) {
        return (labels.isEmpty() || labels.contains(label))
                && (rule.attributes().isEmpty() || has(traits));
    }

    private boolean has(List<Trait> traits) {
        for (Map.Entry<String, String> wanted : rule.attributes().entrySet()) {
            boolean found = false;
            for (int i = 0; i < traits.size() && !found; i++) {
                found =
                        traits.get(i).name().equals(wanted.getKey())
                                && traits.get(i).value().equals(wanted.getValue());
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** Whether the rule is about the track, and it is not where it is excepted. */
    boolean concerns(PlacedTrack placed) {
        if (!labels.isEmpty() && !labels.contains(placed.track().label())) {
            return false;
        }
        if (!asksMore) {
            return true;
        }
        for (String zone : rule.exceptZones()) {
            if (placed.isIn(zone)) {
                return false;
            }
        }
        return rule.attributes().isEmpty() || has(placed.track().attributes());
    }

    /**
     * The first of the rule's zones that the track is in; empty where the rule names none, and null
     * where it is in none of them.
     */
    String zoneOf(PlacedTrack placed) {
        if (rule.zones().isEmpty()) {
            return "";
        }
        for (String zone : rule.zones()) {
            if (placed.isIn(zone)) {
                return zone;
            }
        }
        return null;
    }
}
