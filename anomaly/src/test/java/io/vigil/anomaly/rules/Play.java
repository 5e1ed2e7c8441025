package io.vigil.anomaly.rules;

import io.vigil.anomaly.Alert;
import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.Trait;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.GroundMotion;
import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleFunction;

/**
 * What the rules hear of scripted subjects before a camera of 1280 x 720 that trembles and misses
 * them. A subject is in a zone as soon as its foot is.
 */
final class Play {
    static final long ORIGIN = 1_767_225_600_000_000L;
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    private final List<Actor> actors = new ArrayList<>();
    private final SortedMap<String, double[]> zones = new TreeMap<>();
    private final List<Cue> cues = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private double framesPerSecond = 10;
    private double noise = 1;
    private double missed = 0.05;
    private long seed = 7;

    /** Where a foot is, in pixels. */
    record Foot(double x, double y) {}

    private record Actor(
            long id,
            String label,
            double from,
            double until,
            double width,
            double height,
            double kilometresPerHour,
            List<Trait> traits,
            DoubleFunction<Foot> path) {}

    /** Something that is added to the record at a time. */
    private record Cue(
            double at,
            Optional<Instruction> instruction,
            Optional<TrackRenamed> renamed,
            Optional<SpatialEvent> event,
            Optional<TrackEnded> ended) {}

    private record Span(double from, double until, Sight sight, String trouble) {}

    static Play play() {
        return new Play();
    }

    static long micros(double seconds) {
        return ORIGIN + Math.round(1e6 * seconds);
    }

    static double seconds(long micros) {
        return (micros - ORIGIN) / 1e6;
    }

    Play observed(double pixelNoise, double missRate, long randomSeed) {
        noise = pixelNoise;
        missed = missRate;
        seed = randomSeed;
        return this;
    }

    Play framesPerSecond(double rate) {
        framesPerSecond = rate;
        return this;
    }

    /** In pixels. */
    Play zone(String id, double left, double top, double right, double bottom) {
        zones.put(id, new double[] {left, top, right, bottom});
        return this;
    }

    Play person(long id, double from, double until, DoubleFunction<Foot> path) {
        actors.add(new Actor(id, "person", from, until, 60, 170, Double.NaN, List.of(), path));
        return this;
    }

    Play staff(long id, double from, double until, DoubleFunction<Foot> path) {
        List<Trait> traits = List.of(new Trait("uniform", "yes", 1, 5));
        actors.add(new Actor(id, "person", from, until, 60, 170, Double.NaN, traits, path));
        return this;
    }

    Play thing(long id, String label, double from, double until, DoubleFunction<Foot> path) {
        actors.add(new Actor(id, label, from, until, 50, 40, Double.NaN, List.of(), path));
        return this;
    }

    Play car(long id, double from, double until, DoubleFunction<Foot> path) {
        actors.add(new Actor(id, "car", from, until, 120, 80, Double.NaN, List.of(), path));
        return this;
    }

    Play car(long id, double from, double until, double speed, DoubleFunction<Foot> path) {
        actors.add(new Actor(id, "car", from, until, 120, 80, speed, List.of(), path));
        return this;
    }

    Play says(double at, Instruction.Action action, String target, String note, double until) {
        Instruction said = new Instruction(action, target, "anna", note, micros(until));
        cues.add(
                new Cue(
                        at,
                        Optional.of(said),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return this;
    }

    Play renamed(double at, long from, long to) {
        TrackRenamed rename = new TrackRenamed("c", 0, 0, micros(at), from, to);
        cues.add(
                new Cue(
                        at,
                        Optional.empty(),
                        Optional.of(rename),
                        Optional.empty(),
                        Optional.empty()));
        return this;
    }

    Play ended(double at, long track, String label) {
        TrackEnded end = new TrackEnded("c", 0, 0, micros(at), track, label, 0, 0, 1);
        cues.add(
                new Cue(
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(end)));
        return this;
    }

    Play crossed(double at, long track, String label, String line, Direction direction) {
        return happens(
                at, event(SpatialEvent.Kind.LINE_CROSSED, at, track, label, line, direction, 0));
    }

    Play happens(double at, SpatialEvent event) {
        cues.add(
                new Cue(
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(event),
                        Optional.empty()));
        return this;
    }

    Play blind(double from, double until) {
        spans.add(new Span(from, until, Sight.BLIND, ""));
        return this;
    }

    Play silent(double from, double until) {
        spans.add(new Span(from, until, Sight.SILENT, ""));
        return this;
    }

    Play trouble(String kind, double from, double until) {
        spans.add(new Span(from, until, Sight.FRAME, kind));
        return this;
    }

    static SpatialEvent event(
            SpatialEvent.Kind kind,
            double at,
            long track,
            String label,
            String place,
            Direction direction,
            double dwell) {
        return new SpatialEvent(
                "c",
                0,
                Math.round(10 * at),
                micros(at),
                kind,
                place,
                Optional.ofNullable(direction),
                track,
                label,
                micros(at),
                Optional.of(new Point(0.5, 0.5)),
                Math.round(1e6 * dwell),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                false,
                1);
    }

    /** All records of so many seconds. */
    List<RulesInput> records(double length) {
        Random random = new Random(seed);
        List<RulesInput> records = new ArrayList<>();
        SortedMap<Long, SortedMap<String, Long>> inside = new TreeMap<>();
        long frames = Math.round(length * framesPerSecond);
        for (long frame = 0; frame < frames; frame++) {
            double at = frame / framesPerSecond;
            double before = (frame - 1) / framesPerSecond;
            Sight sight = sight(at);
            List<SpatialEvent> events = new ArrayList<>();
            List<PlacedTrack> placed = new ArrayList<>();
            for (Actor actor : actors) {
                boolean seen = random.nextDouble() >= missed;
                double dx = noise * random.nextGaussian();
                double dy = noise * random.nextGaussian();
                if (seen && sight == Sight.FRAME && at >= actor.from() && at < actor.until()) {
                    placed.add(placed(actor, at, dx, dy, frame, inside, events));
                }
            }
            TreeSet<String> troubles = new TreeSet<>();
            spans.stream()
                    .filter(s -> at >= s.from() && at < s.until() && !s.trouble().isEmpty())
                    .forEach(s -> troubles.add(s.trouble()));
            List<Cue> due =
                    cues.stream().filter(cue -> cue.at() <= at && cue.at() > before).toList();
            due.forEach(cue -> cue.event().ifPresent(events::add));
            records.add(
                    new RulesInput(
                            "c",
                            0,
                            frame,
                            micros(at),
                            sight,
                            WIDTH,
                            HEIGHT,
                            events,
                            placed,
                            due.stream().flatMap(cue -> cue.ended().stream()).toList(),
                            due.stream().flatMap(cue -> cue.renamed().stream()).toList(),
                            troubles,
                            due.stream().flatMap(cue -> cue.instruction().stream()).toList(),
                            Untracked.NOTHING));
        }
        return records;
    }

    private Sight sight(double at) {
        return spans.stream()
                .filter(span -> at >= span.from() && at < span.until())
                .map(Span::sight)
                .filter(sight -> sight != Sight.FRAME)
                .findFirst()
                .orElse(Sight.FRAME);
    }

    private PlacedTrack placed(
            Actor actor,
            double at,
            double dx,
            double dy,
            long frame,
            SortedMap<Long, SortedMap<String, Long>> inside,
            List<SpatialEvent> events) {
        Foot foot = actor.path().apply(at);
        double x = Math.min(WIDTH, Math.max(0, foot.x() + dx));
        double y = Math.min(HEIGHT, Math.max(0, foot.y() + dy));
        Box box =
                Box.ofSize(
                        x - actor.width() / 2, y - actor.height(), actor.width(), actor.height());
        SortedMap<String, Long> known = inside.computeIfAbsent(actor.id(), id -> new TreeMap<>());
        zones.forEach(
                (id, zone) -> {
                    boolean in = x >= zone[0] && y >= zone[1] && x < zone[2] && y < zone[3];
                    if (in && known.putIfAbsent(id, micros(at)) == null) {
                        events.add(
                                event(
                                        SpatialEvent.Kind.ZONE_ENTERED,
                                        at,
                                        actor.id(),
                                        actor.label(),
                                        id,
                                        null,
                                        0));
                    } else if (!in && known.containsKey(id)) {
                        double dwell = at - seconds(known.remove(id));
                        events.add(
                                event(
                                        SpatialEvent.Kind.ZONE_LEFT,
                                        at,
                                        actor.id(),
                                        actor.label(),
                                        id,
                                        null,
                                        dwell));
                    }
                });
        Optional<GroundMotion> ground =
                Double.isNaN(actor.kilometresPerHour())
                        ? Optional.empty()
                        : Optional.of(
                                new GroundMotion(
                                        0, 0, actor.kilometresPerHour() / 3.6, 0.5, 90, 10));
        return new PlacedTrack(
                new Track(
                        "c",
                        0,
                        frame,
                        micros(at),
                        actor.id(),
                        box,
                        0.9,
                        actor.label(),
                        actor.traits(),
                        List.of()),
                new Point(x / WIDTH, y / HEIGHT),
                micros(actor.from()),
                0,
                0,
                0,
                Collections.unmodifiableSortedMap(new TreeMap<>(known)),
                ground);
    }

    List<Alert> run(double length, Draft... drafts) {
        return run(new RuleEngine(Draft.set(1, drafts)), records(length));
    }

    /** Without the updates in between. */
    List<Alert> turns(double length, Draft... drafts) {
        return run(length, drafts).stream()
                .filter(alert -> alert.phase() != Alert.Phase.UPDATED)
                .toList();
    }

    static List<Alert> run(RuleEngine engine, List<RulesInput> records) {
        RulesState state = RulesState.EMPTY;
        List<Alert> alerts = new ArrayList<>();
        for (RulesInput record : records) {
            RulesStep step = engine.step(state, record);
            state = step.state();
            alerts.addAll(step.alerts());
        }
        return alerts;
    }

    static List<Alert> opened(List<Alert> alerts) {
        return alerts.stream().filter(a -> a.phase() == Alert.Phase.OPENED).toList();
    }

    static List<Alert> resolved(List<Alert> alerts) {
        return alerts.stream().filter(a -> a.phase() == Alert.Phase.RESOLVED).toList();
    }
}
