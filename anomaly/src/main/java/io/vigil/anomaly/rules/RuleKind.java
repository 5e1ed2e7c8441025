package io.vigil.anomaly.rules;

import io.vigil.anomaly.rules.KindDefaults.Need;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a rule looks for. Limits are exceeded by what is more than them. */
public enum RuleKind {
    /** Somebody is in a zone. */
    RESTRICTED_ZONE(of("inside", "").lasting(1).gap(3).needs(Need.ZONES)),
    /** A line is crossed the forbidden way. What settles a crossing is up to the line. */
    LINE_CROSSED(of("crossed", "").gap(5).needs(Need.LINES)),
    /** Something moves against the given or learnt direction of its lane, in degrees off it. */
    WRONG_WAY(of("off", "degrees").limit(120, 0.75).lasting(1).gap(1.5).labels(Labels.VEHICLES)),
    /**
     * A vehicle stands where none should, and is not in a queue: a row of three or more that stand
     * close to each other, or a zone that a rule of kind {@link #QUEUE} names.
     */
    STOPPED_VEHICLE(of("standing", "").lasting(10).gap(2).held(60).labels(Labels.VEHICLES)),
    /** Faster than the limit by more than its speed is uncertain. */
    SPEEDING(
            of("speed", "km/h")
                    .limit(50, 0.95)
                    .lasting(0.5)
                    .gap(2)
                    .labels(Labels.VEHICLES)
                    .needs(Need.GROUND)),
    /** More than the limit stand in the zone. */
    QUEUE(of("waiting", "objects").limit(5, 0.8).lasting(10).gap(5).needs(Need.ZONES)),
    /** More than the limit are in the zone, or in the image where none is named. */
    CROWD(of("present", "objects").limit(10, 0.8).lasting(5).gap(5).labels(Labels.PERSON)),
    /** Somebody stays in a zone for longer than the limit, over all visits of half an hour. */
    LOITERING(of("stayed", "s").limit(120, 0).gap(10).labels(Labels.PERSON).needs(Need.ZONES)),
    /**
     * A thing stands where it was left: a person came with it, and nobody is nearer to it than the
     * limit, in the heights of that person.
     */
    OBJECT_LEFT(
            of("distance", "body heights")
                    .limit(2, 0.5)
                    .lasting(30)
                    .gap(5)
                    .held(60)
                    .labels(Labels.LUGGAGE)),
    /** A person moves faster than the limit, in its own heights a second. */
    RUNNING(
            of("speed", "body heights/s")
                    .limit(1.6, 0.75)
                    .lasting(0.7)
                    .gap(1)
                    .labels(Labels.PERSON)),
    /** The camera itself is in trouble. */
    CAMERA_HEALTH(of("trouble", "")),
    /** Nobody has been seen for longer than the limit where somebody should; blind time is none. */
    NO_ACTIVITY(of("quiet", "s").limit(3600, 0).gap(1).labels(Labels.PERSON)),
    /** Somebody left the bed after having been in it for longer than the limit. */
    BED_EXIT(
            of("inBed", "s")
                    .limit(30, 0)
                    .lasting(2)
                    .gap(5)
                    .labels(Labels.PERSON)
                    .needs(Need.ZONES)),
    /** Somebody who left the bed has not come back within the limit; blind time does not count. */
    NOT_BACK_IN_BED(of("away", "s").limit(600, 0).gap(5).labels(Labels.PERSON).needs(Need.ZONES)),
    /**
     * Somebody probably fell, has been lying still since, is on the floor though no fall was seen,
     * or has been there for long: an alert for each, together one incident. The limit is the score
     * from which it is a fall. Zones that are excepted are those to lie in, such as beds and sofas.
     */
    FALL(of("score", "probability").limit(0.5, 0).gap(5).labels(Labels.PERSON)),
    /**
     * The camera's own models find a frame more unusual than the promise of the rule allows. At
     * most one rule of a camera.
     */
    ANOMALY(of("score", "")),
    /** Staff is with the resident: resolves what is open in the same zones. Raises nothing. */
    STAFF_PRESENT(of("inside", "").lasting(2).gap(10).labels(Labels.PERSON).needs(Need.ZONES)),
    /** Stages that have to follow each other. */
    SEQUENCE(of("stages", "").gap(5).needs(Need.STAGES));

    // Its collections cannot be modified, which only a type of theirs could tell the checker.
    @SuppressWarnings("ImmutableEnumChecker")
    private final KindDefaults defaults;

    RuleKind(Defaults defaults) {
        this.defaults = defaults.build();
    }

    /** As it stands in a configuration, such as {@code restricted-zone}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public KindDefaults defaults() {
        return defaults;
    }

    private static Defaults of(String measure, String unit) {
        return new Defaults(measure, unit);
    }

    /** Classes by the names that detectors trained on COCO give them. */
    private static final class Labels {
        static final List<String> PERSON = List.of("person");
        static final List<String> VEHICLES = List.of("bus", "car", "motorcycle", "truck");
        static final List<String> LUGGAGE = List.of("backpack", "handbag", "suitcase");
    }

    private static final class Defaults {
        private final String measure;
        private final String unit;
        private double limit;
        private double clearShare;
        private Duration lasting = Duration.ZERO;
        private Duration gap = Duration.ZERO;
        private Duration held = Duration.ZERO;
        private SortedSet<String> labels = new TreeSet<>();
        private SortedSet<Need> needs = new TreeSet<>();

        Defaults(String measure, String unit) {
            this.measure = measure;
            this.unit = unit;
        }

        Defaults limit(double limit, double clearShare) {
            this.limit = limit;
            this.clearShare = clearShare;
            return this;
        }

        Defaults lasting(double seconds) {
            this.lasting = seconds(seconds);
            return this;
        }

        Defaults gap(double seconds) {
            this.gap = seconds(seconds);
            return this;
        }

        Defaults held(double seconds) {
            this.held = seconds(seconds);
            return this;
        }

        Defaults labels(List<String> labels) {
            this.labels = new TreeSet<>(labels);
            return this;
        }

        Defaults needs(Need need) {
            this.needs = new TreeSet<>(List.of(need));
            return this;
        }

        KindDefaults build() {
            return new KindDefaults(
                    measure,
                    unit,
                    limit,
                    clearShare,
                    lasting,
                    gap,
                    held,
                    Duration.ofMinutes(5),
                    labels,
                    needs);
        }

        private static Duration seconds(double seconds) {
            return Duration.ofMillis(Math.round(1000 * seconds));
        }
    }
}
